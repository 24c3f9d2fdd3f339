package dev.l9.trace.generator.extract.use;

/**
 * How a class of the repository notices a repeated call.
 *
 * @param type the full name of the class
 * @param file relative to the repository's root
 * @param line from 1 on
 * @param code what asks
 */
public record RepeatCheck(Place place, String type, String file, int line, String code) {

  /** Where it is kept what was done already. */
  public enum Place {
    /** In a map, set or cache that is a field of an object. */
    MEMORY,
    /** In a store that the code asks. */
    SUBSTRATE,
    /** In something that the code asks, and of which the repository doesn't say what it is. */
    UNKNOWN
  }

  /** {@code file:line}. */
  public String where() {
    return file + ":" + line;
  }
}
