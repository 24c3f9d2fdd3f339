package dev.l9.trace.section.format;

import dev.l9.trace.language.FirstLines;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Top;

/** The place for a section at the top of most types of files. */
final class TopOfFile {

  private TopOfFile() {}

  /** The place is below the comments that must be first. */
  static Top belowComments(byte[] file, String sign) throws RefusedSourceException {
    int end = FirstLines.end(file, sign);
    int start = LexedSource.start(file);
    return end == start ? new Top(start, false) : Top.below(file, end, false);
  }
}
