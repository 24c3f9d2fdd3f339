package dev.l9.trace.tools.git;

/** What a repository does with blocks. */
public enum GitMode {
  /** They stay on the disk; git stores and shows files without. */
  LEFT_OUT("left-out"),
  /** They are committed as the rest of the file is, and merged by {@code l9 git merge}. */
  COMMITTED("committed"),
  /** Git knows nothing of them. */
  NOT_INSTALLED("not-installed");

  private final String label;

  GitMode(String label) {
    this.label = label;
  }

  /** The name in JSON. */
  public String label() {
    return label;
  }
}
