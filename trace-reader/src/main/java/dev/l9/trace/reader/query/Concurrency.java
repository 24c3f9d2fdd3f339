package dev.l9.trace.reader.query;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The most executions that ran at once. Executions are added in the order of their ends, as a trace
 * has them, or nearly so. Memory is bounded by the answer. Not safe for use by several threads.
 *
 * <p>An execution that ends later than all before it covers everything from its start on. So of two
 * moments with as many executions, the later one will never have fewer: only moments that have more
 * than all later ones need be kept. Of each, it is kept how many more they are; so an execution
 * changes two of these numbers.
 *
 * <p>Times are whole microseconds, and both ends are rounded down. So executions that followed one
 * another on a thread never seem to overlap; those shorter than a microsecond may not be seen to.
 */
final class Concurrency {

  /** Threads hand their events over in turn; so far may two of them be out of order. */
  private static final int OUT_OF_ORDER = 8192;

  private record Span(long start, long end) {}

  private final PriorityQueue<Span> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Span::end));

  /** By its time, how many more executions run at a moment than at the next one. */
  private final TreeMap<Long, Integer> moments = new TreeMap<>();

  /** How many run at the first moment. */
  private int running;

  private int most;

  /** Adds an execution. */
  void add(long startMicros, long durationNanos) {
    long end = startMicros + durationNanos / 1_000;
    most = Math.max(most, 1);
    if (end > startMicros) {
      waiting.add(new Span(startMicros, end));
    }
    if (waiting.size() > OUT_OF_ORDER) {
      addNext();
    }
  }

  private void addNext() {
    Span span = waiting.remove();
    long last = span.end() - 1;
    if (moments.isEmpty() || moments.lastKey() < last) {
      moments.put(last, 0);
    }
    Map.@Nullable Entry<Long, Integer> covered = moments.floorEntry(last);
    if (covered != null && covered.getKey() >= span.start()) {
      moments.put(covered.getKey(), covered.getValue() + 1);
      running++;
      uncover(moments.lowerEntry(span.start()));
      most = Math.max(most, running);
    }
  }

  /** The moment before an execution has one less in comparison. */
  private void uncover(Map.@Nullable Entry<Long, Integer> before) {
    if (before == null) {
      return;
    }
    running--;
    if (before.getValue() == 1) {
      moments.remove(before.getKey());
    } else {
      moments.put(before.getKey(), before.getValue() - 1);
    }
  }

  /** The answer; 0 if there was no execution. */
  int most() {
    while (!waiting.isEmpty()) {
      addNext();
    }
    return most;
  }
}
