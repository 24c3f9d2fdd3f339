package dev.l9.trace.tools.git;

/** What a repository does with blocks. */
public enum GitMode {
  /** They stay on the disk; git stores and shows files without them. */
  LEFT_OUT("filter"),
  /** They are committed as the rest of the file is, and merged by {@code l9 git merge}. */
  COMMITTED("merge"),
  /** Git knows nothing of them. */
  NOT_INSTALLED("");

  private final String attribute;

  GitMode(String attribute) {
    this.attribute = attribute;
  }

  /** The attribute of files by which git asks us; empty where it doesn't. */
  String attribute() {
    return attribute;
  }
}
