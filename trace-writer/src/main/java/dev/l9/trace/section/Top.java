package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;

/**
 * The place for a section at the top of a file. Immutable.
 *
 * @param offset the offset of the first byte of a line, or of the file's end
 * @param belowText whether something other than comments is right above, so that a blank line must
 *     separate the section from it
 */
public record Top(int offset, boolean belowText) {

  /**
   * The place below a line that must stay above the section.
   *
   * @param offset the offset behind that line and its line end
   * @throws RefusedSourceException where the line has no line end, so that nothing is below it
   */
  public static Top below(byte[] file, int offset, boolean isText) throws RefusedSourceException {
    byte last = offset == 0 ? 0 : file[offset - 1];
    if (last != '\n' && last != '\r') {
      throw new RefusedSourceException("has nothing below its first lines");
    }
    return new Top(offset, isText);
  }
}
