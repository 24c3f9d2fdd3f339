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

  /** What is known of it. */
  abstract LexedSource source();

  /** Its bytes, as an array of their own. */
  abstract byte[] bytes();

  /** This with a section in its place, whose last line has no end. */
  abstract byte[] with(String section, String lineEnd) throws RefusedSourceException;
}
