package dev.l9.trace.contract.yaml;

/** A line and a column in a text, both from 1 on; the column in UTF-16 units. */
public record Place(int line, int column) {

  /** The beginning of a text. */
  public static final Place START = new Place(1, 1);

  /** Where an offset is. */
  public static Place of(String text, int offset) {
    String before = text.substring(0, offset);
    String[] lines = before.split("\r\n|\r|\n", -1);
    return new Place(lines.length, lines[lines.length - 1].length() + 1);
  }
}
