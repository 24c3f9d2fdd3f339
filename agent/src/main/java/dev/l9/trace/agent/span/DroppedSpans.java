package dev.l9.trace.agent.span;

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

  private final Map<Key, SpanTally> tallies = new HashMap<>();

  private record Key(int site, int caller) {}

  /** What was dropped at a site below a caller, by their numbers; negative ones stand for none. */
  public record Dropped(int site, int caller, SpanTally tally) {}

  synchronized void add(OpenSpan span) {
    Key key = new Key(span.siteNumber, span.caller);
    SpanTally tally = tallies.get(key);
    if (tally == null) {
      tally = new SpanTally();
      tallies.put(key, tally);
    }
    tally.add(span.status, span.durationNanos);
  }

  /** What was dropped since the last call. */
  public synchronized List<Dropped> takeAll() {
    List<Dropped> all = new ArrayList<>();
    for (Map.Entry<Key, SpanTally> entry : tallies.entrySet()) {
      all.add(new Dropped(entry.getKey().site(), entry.getKey().caller(), entry.getValue()));
    }
    tallies.clear();
    return all;
  }
}
