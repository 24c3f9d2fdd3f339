package dev.l9.trace.contract.audit;

import dev.l9.trace.contract.audit.AuditProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where a log isn't as it was written. It reads as a stream, a second time only if the chain
 * is broken, and keeps at most {@link #MOST} problems.
 *
 * <p>What it can't see by the log alone: that entries were cut off at the end, or that all from
 * some entry on were written anew. Both show if the hash of a later entry is known from elsewhere,
 * such as from the output of an earlier check. Not thread-safe.
 */
public final class AuditCheck {

  /** As many problems are said; more are counted. */
  public static final int MOST = 100;

  private final Optional<String> known;
  private final List<AuditProblem> problems = new ArrayList<>();

  /** Entries that don't follow the one before, to be explained when all hashes were seen. */
  private final List<Break> breaks = new ArrayList<>();

  private final List<OddLine> odd = new ArrayList<>();
  private String head = ChainedLine.FIRST;
  private long headLine;
  private long entries;
  private long lines;
  private long left;
  private boolean isKnownThere;

  private record Break(long line, String previous, long headLine) {}

  /**
   * What was found.
   *
   * @param entries how many whole entries the log has
   * @param head the hash of the last one, to be kept elsewhere; 64 zeros if there is none
   * @param problems at most {@link #MOST}, by lines
   * @param left how many more problems there are
   */
  public record Result(long entries, String head, List<AuditProblem> problems, long left) {

    public Result {
      problems = List.copyOf(problems);
    }

    /** Whether nothing was found but what killed processes leave. */
    public boolean isIntact() {
      return problems.stream().noneMatch(problem -> problem.kind().isTampering());
    }
  }

  private AuditCheck(Optional<String> known) {
    this.known = known;
  }

  /**
   * Checks the log of a project; one that isn't there is intact.
   *
   * @param known the hash of an entry that is known to be in the log
   * @throws IOException where the log can't be read
   */
  public static Result run(AuditLog log, Optional<String> known) throws IOException {
    AuditCheck check = new AuditCheck(known);
    log.lines(check::line);
    check.end();
    check.explainBreaks(log);
    check.problems.sort(Comparator.comparingLong(AuditProblem::line));
    return new Result(check.entries, check.head, check.problems, check.left);
  }

  private void line(byte[] line, int length, long number) {
    lines = number;
    Optional<ChainedLine> read = ChainedLine.read(line, length);
    if (read.isPresent()) {
      entries++;
      isKnownThere |= known.isPresent() && known.get().equals(read.get().hash());
    }
    if (read.isEmpty() || !read.get().isTrue()) {
      addOdd(OddLine.of(line, length, number, read));
      return;
    }
    ChainedLine entry = read.get();
    if (!odd.isEmpty()) {
      explainOdd(entry.previous());
    } else if (!entry.previous().equals(head)) {
      if (breaks.size() < MOST) {
        breaks.add(new Break(number, entry.previous(), headLine));
      } else {
        left++;
      }
    }
    head = entry.hash();
    headLine = number;
  }

  private void addOdd(OddLine line) {
    if (odd.size() < MOST) {
      odd.add(line);
    } else {
      left++;
    }
  }

  /** Says what the lines are that are no true entries, now that it is known what is behind them. */
  private void explainOdd(String previous) {
    boolean isAround = previous.equals(head);
    boolean isThrough = odd.stream().anyMatch(line -> previous.equals(line.hash()));
    for (OddLine line : odd) {
      boolean stoodInChain = isThrough ? previous.equals(line.hash()) : !isAround;
      add(line.problem(stoodInChain));
    }
    odd.clear();
  }

  private void end() {
    for (OddLine line : odd) {
      add(line.problem(line.isForged()));
      head = line.isForged() ? line.hash() : head;
    }
    if (known.isPresent() && !isKnownThere) {
      add(
          new AuditProblem(
              Kind.CUT_OFF,
              Math.max(1, lines),
              "no entry has the hash "
                  + known.get()
                  + ": entries were cut off at the end, or the log was written anew"));
    }
  }

  private void add(AuditProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      left++;
    }
  }

  private void explainBreaks(AuditLog log) throws IOException {
    if (breaks.isEmpty()) {
      return;
    }
    Map<String, Long> places = new HashMap<>();
    breaks.forEach(found -> places.put(found.previous, 0L));
    log.lines(
        (line, length, number) ->
            ChainedLine.read(line, length)
                .ifPresent(
                    entry ->
                        places.computeIfPresent(
                            entry.hash(), (hash, seen) -> seen == 0 ? number : seen)));
    boolean isReordered =
        breaks.stream().anyMatch(found -> places.getOrDefault(found.previous, 0L) > found.line);
    breaks.forEach(
        found -> add(explained(found, places.getOrDefault(found.previous, 0L), isReordered)));
  }

  private static AuditProblem explained(Break found, long place, boolean isReordered) {
    if (place == 0 && !found.previous.equals(ChainedLine.FIRST)) {
      String between =
          found.headLine == 0
              ? "before it"
              : "between lines " + found.headLine + " and " + found.line;
      return new AuditProblem(
          Kind.REMOVED,
          found.line,
          "entries " + between + " were removed, or the line before was changed and sealed anew");
    }
    String follows = place == 0 ? "it was the first entry" : "it was written after line " + place;
    if (isReordered) {
      return new AuditProblem(Kind.REORDERED, found.line, follows + ", and was moved");
    }
    boolean isOne = place + 1 == found.headLine;
    String others = isOne ? "line " : "lines " + (place + 1) + " to ";
    return new AuditProblem(
        Kind.INSERTED,
        found.line,
        follows
            + ": "
            + others
            + found.headLine
            + (isOne ? " was" : " were")
            + " inserted, or it was repeated here");
  }
}
