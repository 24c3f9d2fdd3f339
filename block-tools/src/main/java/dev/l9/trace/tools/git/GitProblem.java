package dev.l9.trace.tools.git;

/**
 * What keeps git from what was set up.
 *
 * @param detail what the kind says of it
 */
public record GitProblem(Kind kind, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** Git can't run the program that was set up; the detail is its path. */
    PROGRAM_GONE,
    /**
     * An earlier version has set attributes that rank above {@code .gitattributes}, so that git
     * doesn't ask other filters. There is no detail.
     */
    ATTRIBUTES_RANK_ABOVE_OTHERS,
    /** Git reads another file of attributes in place of ours; the detail is its path. */
    ATTRIBUTES_NOT_READ,
    /** Ours has a copy of a file that has changed since; the detail is the path of that file. */
    ATTRIBUTES_OUTDATED,
    /** Git can't be told of blocks that are rewritten; the detail is the reason, as a clause. */
    NOTES_UNREADABLE
  }
}
