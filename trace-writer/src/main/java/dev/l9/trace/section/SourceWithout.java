package dev.l9.trace.section;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import java.util.List;

/** A file without its sections of one kind, and without what is left of damaged ones. */
abstract class SourceWithout {

  /** Takes the sections that were found out of a file. */
  static SourceWithout of(
      FramedFormat format,
      Section section,
      byte[] file,
      LexedSource lexed,
      List<SectionRange> found)
      throws RefusedSourceException {
    return section.place() == Place.TOP
        ? TopOfSource.of(format, section, file, lexed, found)
        : EndOfSource.of(format, section, file, lexed, found);
  }

  /** What the lexer found in the file without the sections. */
  abstract LexedSource source();

  /** A copy of the bytes of the file without the sections. */
  abstract byte[] bytes();

  /**
   * The file with this section in its place. The section is given without a line end after its last
   * line.
   */
  abstract byte[] with(String section, String lineEnd) throws RefusedSourceException;
}
