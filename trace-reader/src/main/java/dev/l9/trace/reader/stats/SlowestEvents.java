package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the slowest executions. Of equally slow ones the earlier is kept, so that the answer
 * doesn't depend on which thread read what. Not safe for use by several threads.
 */
final class SlowestEvents {

  private static final Comparator<Event> SLOWEST_FIRST =
      Comparator.comparingLong(Event::durationNanos)
          .reversed()
          .thenComparingLong(Event::startMicros)
          .thenComparing(Event::traceId);

  private final int most;
  private final PriorityQueue<Event> kept = new PriorityQueue<>(SLOWEST_FIRST.reversed());

  /** The duration of the quickest one that is kept; nothing quicker is looked at. */
  private long threshold = Long.MIN_VALUE;

  SlowestEvents(int most) {
    this.most = most;
  }

  /** Looks at an event, which isn't kept itself. */
  void add(Event event, long nanos) {
    if (nanos < threshold || most == 0) {
      return;
    }
    Event quickest = kept.peek();
    if (kept.size() < most || quickest == null) {
      kept.add(event.keep());
    } else if (SLOWEST_FIRST.compare(event, quickest) < 0) {
      kept.remove();
      kept.add(event.keep());
    }
    quickest = kept.peek();
    if (kept.size() == most && quickest != null) {
      threshold = quickest.durationNanos();
    }
  }

  void add(SlowestEvents other) {
    other.kept.forEach(event -> add(event, event.durationNanos()));
  }

  /** The slowest first. */
  List<Event> sorted() {
    List<Event> sorted = new ArrayList<>(kept);
    sorted.sort(SLOWEST_FIRST);
    return sorted;
  }
}
