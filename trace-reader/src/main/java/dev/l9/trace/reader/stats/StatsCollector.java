package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts executions by group. Each thread that reads has a collector of its own; {@link #add} puts
 * them together. What the agent says of itself ({@link Event#isNotice}) is no execution. Memory is
 * bounded by {@link GroupNames#MOST} groups, whatever the trace's size. Not safe for use by several
 * threads.
 */
public final class StatsCollector implements EventListener {

  private final Grouping by;
  private final GroupNames names;
  private final Map<String, GroupCount> groups = new HashMap<>();
  private final SlowestEvents slowest;
  private LeftOut leftOut = LeftOut.NOTHING;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private String lastName = "";
  private @Nullable GroupCount lastGroup;

  private StatsCollector(Grouping by, GroupNames names, int slowest) {
    this.by = by;
    this.names = names;
    this.slowest = new SlowestEvents(slowest);
  }

  /**
   * Makes collectors for the threads of one reading.
   *
   * @param slowest how many of the slowest executions are kept
   */
  public static Supplier<StatsCollector> collectors(Grouping by, int slowest) {
    GroupNames names = new GroupNames();
    return () -> new StatsCollector(by, names, slowest);
  }

  @Override
  public void event(Event event) {
    if (event.isNotice()) {
      leftOut = leftOut.and(event);
      return;
    }
    long nanos = event.durationNanos();
    group(by.of(event)).add(event, nanos);
    slowest.add(event, nanos);
    long start = event.startMicros();
    if (start != 0) {
      from = Math.min(from, start);
      to = Math.max(to, start + Math.max(0, nanos) / 1_000);
    }
  }

  /**
   * The reader gives the same text for the same name mostly, so a look at the last one is quick.
   */
  @SuppressWarnings("ReferenceEquality")
  private GroupCount group(String name) {
    GroupCount last = lastGroup;
    if (last != null && name == lastName) {
      return last;
    }
    GroupCount group = groups.get(name);
    if (group == null) {
      group = groups.computeIfAbsent(names.shown(name), shown -> new GroupCount());
    }
    lastName = name;
    lastGroup = group;
    return group;
  }

  private void add(StatsCollector other) {
    other.groups.forEach(
        (name, group) -> groups.computeIfAbsent(name, n -> new GroupCount()).add(group));
    slowest.add(other.slowest);
    leftOut = leftOut.and(other.leftOut);
    from = Math.min(from, other.from);
    to = Math.max(to, other.to);
  }

  /** Adds up what the threads of one reading have collected. */
  public static TraceStats stats(List<StatsCollector> collectors) {
    StatsCollector all = collectors.get(0);
    collectors.subList(1, collectors.size()).forEach(all::add);
    return all.stats();
  }

  private TraceStats stats() {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (GroupCount group : groups.values()) {
      least = Math.min(least, group.durations().least());
      greatest = Math.max(greatest, group.durations().greatest());
    }
    LogScale scale = LogScale.over(groups.isEmpty() ? 1 : least, greatest, TraceStats.BUCKETS);
    return new TraceStats(
        groups.entrySet().stream()
            .map(group -> group.getValue().row(group.getKey(), scale))
            .sorted(RowOrder.of(by))
            .toList(),
        slowest.sorted(),
        scale,
        to > from ? (to - from) / 1e6 : Double.NaN,
        leftOut,
        names.isCapped());
  }
}
