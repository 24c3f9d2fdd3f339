package dev.l9.trace.section.format;

import dev.l9.trace.language.SourceLines;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFinder;
import dev.l9.trace.section.SectionRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds sections in files that hold them as entries under a key: the framed ones, and entries
 * without a frame, since a tool that drops comments leaves such entries. Thread-safe.
 */
final class EntryRanges {

  private EntryRanges() {}

  /** The sections among these lines, in the file's order. */
  static List<SectionRange> find(SourceLines lines, Section section) {
    List<SectionRange> ranges = new ArrayList<>();
    int free = 0;
    for (SectionRange framed : SectionFinder.find(lines, section)) {
      addBare(lines, free, lines.lineOf(framed.start()), ranges);
      ranges.add(framed.bodyEnd() > 0 ? framed : completed(lines, framed));
      free =
          framed.end() == lines.start(lines.count()) ? lines.count() : lines.lineOf(framed.end());
    }
    addBare(lines, free, lines.count(), ranges);
    return ranges;
  }

  /** A section without an end. Its entry ends by itself, so that nothing is missing in it. */
  private static SectionRange completed(SourceLines lines, SectionRange damaged) {
    int first = lines.lineOf(damaged.start());
    while (lines.start(first) < damaged.end() && !lines.isBody(first)) {
      first++;
    }
    int end = first;
    while (lines.start(end) < damaged.end() && lines.isBody(end)) {
      end++;
    }
    return end == first ? damaged : new SectionRange(damaged.start(), damaged.end(), first, end);
  }

  private static void addBare(SourceLines lines, int from, int to, List<SectionRange> ranges) {
    int line = from;
    while (line < to) {
      int first = line;
      while (line < to && lines.isBody(line)) {
        line++;
      }
      if (line > first) {
        ranges.add(new SectionRange(lines.start(first), lines.start(line), first, line));
      }
      line++;
    }
  }

  /** The lines of a section's entry; empty if it has none. */
  static String entry(SourceLines lines, SectionRange range) {
    int first = range.body();
    while (first < range.bodyEnd() && !lines.isBody(first)) {
      first++;
    }
    return first < range.bodyEnd() ? lines.text(first, range.bodyEnd()) : "";
  }
}
