package dev.l9.trace.generator.module;

/**
 * Why nothing is generated.
 *
 * @param file the spec, or a file of the repository, as the user knows it
 * @param line from 1 on
 * @param fix what the user may do, as an instruction
 */
public record Blocker(String file, int line, Kind kind, String issue, String fix) {

  /** What is in the way. */
  public enum Kind {
    /** The spec is wrong, or names what the repository doesn't have. */
    SPEC_BLOCKER,
    /** The repository doesn't say what has to be known, or says two things. */
    CONTRACT_UNCLEAR,
    /** Something would have to be made up. */
    INVENTION_REQUIRED
  }

  /** A line, as SPEC 7.3 has it. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + kind + ": " + issue + "; fix: " + fix;
  }
}
