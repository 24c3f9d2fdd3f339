package dev.l9.trace.generator.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges two texts that were made of one, by their lines: what one side has changed is taken; where
 * both have changed lines that touch, that is a conflict, unless they have changed them alike. How
 * lines end doesn't count: the lines of the person's file keep their ends, and those that come to
 * it end as most of them do.
 */
public final class ThreeWayMerge {

  private static final String MINE = "<<<<<<< on the disk";
  private static final String MIDDLE = "=======";
  private static final String THEIRS = ">>>>>>> generated";

  private final List<Line> base;
  private final List<Line> mine;
  private final List<Line> theirs;
  private final String end;
  private final List<Line> merged = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  private ThreeWayMerge(byte[] base, byte[] mine, byte[] theirs) {
    this.base = Line.of(base);
    this.mine = Line.of(mine);
    this.theirs = Line.of(theirs);
    this.end = Line.usualEnd(this.mine.isEmpty() ? this.theirs : this.mine);
  }

  /**
   * What came of a merge.
   *
   * @param content the merged text, in which conflicts are marked as git does it
   * @param conflicts in the order of the text
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares such records.
  public record Result(byte[] content, List<Conflict> conflicts) {
    public Result {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Merges.
   *
   * @param base what both sides were made of
   * @param mine what the person has made of it
   * @param theirs what the generator makes of it now
   */
  public static Result of(byte[] base, byte[] mine, byte[] theirs) {
    ThreeWayMerge merge = new ThreeWayMerge(base, mine, theirs);
    merge.run();
    return new Result(Line.bytes(merge.merged, merge.end), merge.conflicts);
  }

  /** Whether a text has conflicts in it that nobody has resolved; the line of the first, or 0. */
  public static int marked(byte[] text) {
    List<Line> lines = Line.of(text);
    int begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).text();
      if (line.startsWith("<<<<<<< ")) {
        begin = i + 1;
      } else if (begin > 0 && line.startsWith(">>>>>>> ")) {
        return begin;
      }
    }
    return 0;
  }

  /**
   * The line of a text that is a line of the same text without some of its lines; both are counted
   * from 1.
   */
  public static int lineIn(byte[] whole, byte[] part, int line) {
    Edits removals = new Edits(Line.texts(Line.of(part)), Line.texts(Line.of(whole)));
    while (removals.begin() < line) {
      removals.take();
    }
    return removals.of(line);
  }

  private void run() {
    List<String> from = Line.texts(base);
    Edits ours = new Edits(from, Line.texts(mine));
    Edits others = new Edits(from, Line.texts(theirs));
    int mineAt = 0;
    while (Math.min(ours.begin(), others.begin()) < Integer.MAX_VALUE) {
      int begin = Math.min(ours.begin(), others.begin());
      int mineBegin = ours.of(begin);
      int theirBegin = others.of(begin);
      int behind = takeTouching(ours, others, begin);
      merged.addAll(mine.subList(mineAt, mineBegin));
      mineAt = ours.of(behind);
      chunk(begin, behind, mineBegin, mineAt, theirs.subList(theirBegin, others.of(behind)));
    }
    merged.addAll(mine.subList(mineAt, mine.size()));
  }

  /** Takes all edits that touch one another, and returns the line of the base behind them. */
  private static int takeTouching(Edits ours, Edits others, int begin) {
    int behind = begin;
    while (Math.min(ours.begin(), others.begin()) <= behind) {
      Edits first = ours.begin() <= others.begin() ? ours : others;
      behind = Math.max(behind, first.take());
    }
    return behind;
  }

  private void chunk(int begin, int behind, int mineBegin, int mineEnd, List<Line> their) {
    List<String> was = Line.texts(base.subList(begin, behind));
    List<Line> our = mine.subList(mineBegin, mineEnd);
    if (Line.texts(our).equals(was)) {
      their.forEach(line -> merged.add(line.withEnd(end)));
    } else if (Line.texts(their).equals(was) || Line.texts(their).equals(Line.texts(our))) {
      merged.addAll(our);
    } else {
      conflict(mineBegin, our, their);
    }
  }

  /** What is equal at the ends of the two is no part of the conflict. */
  private void conflict(int at, List<Line> our, List<Line> their) {
    int least = Math.min(our.size(), their.size());
    int top = 0;
    while (top < least && our.get(top).text().equals(their.get(top).text())) {
      top++;
    }
    int bottom = 0;
    while (bottom < least - top
        && our.get(our.size() - 1 - bottom)
            .text()
            .equals(their.get(their.size() - 1 - bottom).text())) {
      bottom++;
    }
    merged.addAll(our.subList(0, top));
    mark(
        at + top + 1,
        our.subList(top, our.size() - bottom),
        their.subList(top, their.size() - bottom));
    merged.addAll(our.subList(our.size() - bottom, our.size()));
  }

  private void mark(int line, List<Line> our, List<Line> their) {
    merged.add(new Line(MINE, end));
    our.forEach(one -> merged.add(one.end().isEmpty() ? one.withEnd(end) : one));
    merged.add(new Line(MIDDLE, end));
    their.forEach(one -> merged.add(one.withEnd(end)));
    merged.add(new Line(THEIRS, end));
    conflicts.add(new Conflict(line, readable(our), readable(their)));
  }

  private static List<String> readable(List<Line> lines) {
    return lines.stream().map(line -> new String(line.text().getBytes(ISO_8859_1), UTF_8)).toList();
  }
}
