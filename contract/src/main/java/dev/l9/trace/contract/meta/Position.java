package dev.l9.trace.contract.meta;

/**
 * A place in a file.
 *
 * @param line from 1 on
 * @param column from 1 on, in UTF-16 units
 */
public record Position(int line, int column) {

  /** The beginning of a file. */
  public static final Position START = new Position(1, 1);
}
