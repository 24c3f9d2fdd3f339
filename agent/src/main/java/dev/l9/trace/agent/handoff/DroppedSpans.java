package dev.l9.trace.agent.handoff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the spans whose events are dropped, by site and caller, so that the counters in the blocks
 * stay exact. Safe for use by several threads; its lock is taken only where an event is dropped
 * anyway.
 */
public final class DroppedSpans {

  /**
   * The tallies. A key has the number of the site in its upper half and that of the caller in its
   * lower half.
   */
  private final Map<Long, SpanTally> tallies = new HashMap<>();

  /** What was dropped at a site below a caller. Negative numbers stand for none. */
  public record Dropped(int site, int caller, SpanTally tally) {}

  synchronized void add(SpanContent span) {
    long key = ((long) span.siteNumber << 32) | (span.caller & 0xffffffffL);
    SpanTally tally = tallies.get(key);
    if (tally == null) {
      tally = new SpanTally();
      tallies.put(key, tally);
    }
    tally.add(span.status, span.isPassed(), span.swallowed, span.durationNanos);
  }

  /** Returns what was dropped since the last call. */
  public synchronized List<Dropped> takeAll() {
    List<Dropped> all = new ArrayList<>();
    for (Map.Entry<Long, SpanTally> entry : tallies.entrySet()) {
      long key = entry.getKey();
      all.add(new Dropped((int) (key >> 32), (int) key, entry.getValue()));
    }
    tallies.clear();
    return all;
  }
}
