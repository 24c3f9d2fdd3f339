package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;

/**
 * Where in a file a section at its top goes.
 *
 * @param offset the first byte of a line, or the file's end
 * @param belowText whether right above is more than comments, of which a blank line sets it apart
 */
public record Top(int offset, boolean belowText) {

  /**
   * The line below one that has to be above the section.
   *
   * @param offset behind that line, its end and all
   * @throws RefusedSourceException where the line has no end: nothing is below it
   */
  public static Top below(byte[] file, int offset, boolean isText) throws RefusedSourceException {
    byte last = offset == 0 ? 0 : file[offset - 1];
    if (last != '\n' && last != '\r') {
      throw new RefusedSourceException("has nothing below its first lines");
    }
    return new Top(offset, isText);
  }
}
