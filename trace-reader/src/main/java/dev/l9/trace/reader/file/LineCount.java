package dev.l9.trace.reader.file;

import java.util.ArrayList;
import java.util.List;

/** Counts the lines of a file or of a part of it, and those that are no events. */
final class LineCount {

  /** A file in whose beginning there is no event is no trace; the rest needn't be read. */
  private static final int LINES_WITHOUT_EVENT = 10_000;

  private static final long BYTES_WITHOUT_EVENT = 64 << 20;

  private final String file;
  private final List<Long> wrongLines = new ArrayList<>();
  private long lines;
  private long events;
  private long wrong;
  private long bytes;
  private String reason = "";

  LineCount(String file) {
    this.file = file;
  }

  void event(int length) {
    lines++;
    events++;
    bytes += length;
  }

  void blank() {
    lines++;
  }

  /** Counts a line that is no event. */
  void wrong(String why, long length) throws NoTraceException {
    lines++;
    bytes += length;
    wrong++;
    if (wrong == 1) {
      reason = why;
    }
    if (wrongLines.size() < Damage.NAMED_LINES) {
      wrongLines.add(lines);
    }
    if (wrong > LINES_WITHOUT_EVENT || bytes > BYTES_WITHOUT_EVENT) {
      requireEvents();
    }
  }

  /** Refuses a file that has text, but no event. */
  void requireEvents() throws NoTraceException {
    if (events == 0 && wrong > 0) {
      throw new NoTraceException(
          file
              + " is no trace: none of its lines is an event; line "
              + wrongLines.get(0)
              + ": "
              + reason);
    }
  }

  /** Adds what was counted in the part of the file that follows. */
  void append(LineCount next) {
    if (wrong == 0) {
      reason = next.reason;
    }
    for (long line : next.wrongLines) {
      if (wrongLines.size() < Damage.NAMED_LINES) {
        wrongLines.add(lines + line);
      }
    }
    lines += next.lines;
    events += next.events;
    wrong += next.wrong;
    bytes += next.bytes;
  }

  /** Adds what was counted in the part before; lines are numbered from the file's end then. */
  void prepend(LineCount earlier) {
    if (wrong == 0) {
      reason = earlier.reason;
    }
    for (int i = earlier.wrongLines.size() - 1; i >= 0; i--) {
      if (wrongLines.size() < Damage.NAMED_LINES) {
        wrongLines.add(lines + earlier.lines - earlier.wrongLines.get(i) + 1);
      }
    }
    lines += earlier.lines;
    events += earlier.events;
    wrong += earlier.wrong;
    bytes += earlier.bytes;
  }

  void reportTo(Damage damage, boolean fromEnd) {
    if (wrong > 0) {
      damage.add(new Damage.Skipped(file, wrong, wrongLines, fromEnd, reason));
    }
  }
}
