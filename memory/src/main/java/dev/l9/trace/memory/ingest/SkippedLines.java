package dev.l9.trace.memory.ingest;

import dev.l9.trace.reader.file.Damage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the lines of a file that are no events, and remembers the first of them. */
final class SkippedLines {

  private static final int NAMED = 5;

  private final List<Long> first = new ArrayList<>();
  private long count;
  private String reason = "";

  void add(long line, String why) {
    count++;
    if (count == 1) {
      reason = why;
    }
    if (first.size() < NAMED) {
      first.add(line);
    }
  }

  /** What was skipped; null if nothing was. */
  Damage.@Nullable Skipped of(String file) {
    return count == 0 ? null : new Damage.Skipped(file, count, first, false, reason);
  }
}
