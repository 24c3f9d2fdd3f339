package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.report.ReportEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps whole traces, as many as fit. A trace's place in the order is decided by a hash of its
 * root's id, so that equal input gives an equal sample, and traces that are known to have failed
 * come first. When events don't fit, the trace that is last in the order goes, and with it
 * everything that comes behind it and is still to be read: so what is kept is always whole. One
 * trace that doesn't fit by itself is cut, and says so.
 *
 * <p>A trace whose failure is read after its other events may be gone by then. So a first pass
 * finds the {@link #failed} traces, and a second one is told them. Not thread-safe.
 */
final class TraceSample {

  /** The place of a trace in the order: the smaller, the sooner it is kept. */
  private record Rank(boolean failed, long hash) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparing((Rank rank) -> !rank.failed).thenComparingLong(Rank::hash);

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /** The events of a trace, in the order in which they were read. */
  static final class Kept {
    private final List<ReportEvent> events = new ArrayList<>();
    private long size;
    private long leftOut;

    List<ReportEvent> events() {
      return events;
    }

    /** How many events of this trace didn't fit. */
    long leftOut() {
      return leftOut;
    }
  }

  private final int maxEvents;
  private final long maxBytes;
  private final Set<Long> known;
  private final TreeSet<Long> failed = new TreeSet<>();
  private final Map<Kind, Kind> kinds = new HashMap<>();
  private final Map<Rank, Kept> traces = new HashMap<>();
  private final TreeSet<Rank> order = new TreeSet<>();
  private Rank limit = new Rank(false, Long.MAX_VALUE);
  private boolean isSampled;
  private int events;
  private long bytes;

  /**
   * @param known the hashes of traces that failed, as an earlier pass has found them
   */
  TraceSample(int maxEvents, long maxBytes, Set<Long> known) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.known = known;
  }

  void add(Event event) {
    if (event.isRun()) {
      return; // The overview has it.
    }
    long hash = hash(event.rootId());
    if (event.isError()) {
      failed.add(hash);
      if (failed.size() > maxEvents) {
        failed.pollLast();
      }
    }
    Rank rank = new Rank(known.contains(hash), hash);
    if (rank.compareTo(limit) >= 0) {
      isSampled = true;
      return;
    }
    Kept trace = traces.get(rank);
    if (trace == null) {
      trace = new Kept();
      traces.put(rank, trace);
      order.add(rank);
    }
    keep(trace, ReportEvent.of(event, kinds));
    while (events > maxEvents || bytes > maxBytes) {
      evict();
    }
  }

  private void keep(Kept trace, ReportEvent event) {
    if (trace.events.size() >= maxEvents || trace.size + event.size() > maxBytes) {
      trace.leftOut++;
      isSampled = true;
      return;
    }
    trace.events.add(event);
    trace.size += event.size();
    events++;
    bytes += event.size();
  }

  private void evict() {
    limit = order.last();
    order.remove(limit);
    Kept gone = traces.remove(limit);
    if (gone != null) {
      events -= gone.events.size();
      bytes -= gone.size;
    }
    isSampled = true;
  }

  /** Whether anything was left out. */
  boolean isSampled() {
    return isSampled;
  }

  /** Hashes of traces that failed; of many, as many as can be kept. */
  Set<Long> failed() {
    return Set.copyOf(failed);
  }

  /** Forgets the events. */
  void clear() {
    traces.clear();
    order.clear();
  }

  int events() {
    return events;
  }

  List<Kept> traces() {
    return List.copyOf(traces.values());
  }

  /** FNV-1a of 64 bits, and then the finalizer of SplitMix64, since FNV's high bits are weak. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return (hash ^ (hash >>> 31)) >>> 1;
  }
}
