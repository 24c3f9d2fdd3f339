package dev.l9.trace.contract.registry;

/**
 * One place at which a registry doesn't say what the files say.
 *
 * @param file the path of the file that is meant
 * @param line the line in the registry; 1 where it has none for the file
 * @param detail what is wrong, as a clause
 */
public record RegistryProblem(Kind kind, String file, int line, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** A file with a header has no entry. */
    MISSING,
    /** The entry says something else than the header. */
    STALE,
    /** The entry is of a file that isn't there, or isn't governed. */
    EXTRA,
    /** Two entries of different files have one component_id. */
    DUPLICATE_ID,
    /** There is another entry of the same file. */
    DUPLICATE_FILE
  }
}
