package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventListener;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is slow: the times of each method. It is handed all events of a trace, in the order of their
 * ends, since those that aren't chosen are still children of those that are.
 *
 * <p>The self time of an execution is the part of its duration in which none of its children ran.
 * It is never negative. Children on other threads count too, since their caller mostly waits for
 * them; if several run at once, their time counts once. A child that ends after its parent isn't
 * waited for, and is not subtracted.
 *
 * <p>Memory is bounded by 100,000 executions that wait for their parents' ends. Not safe for use by
 * several threads.
 */
public final class SelfTimes implements EventListener {

  /** Of so many executions at once, children are known whose own end isn't. */
  private static final int MOST_OPEN = 100_000;

  /** Threads hand their events over in turn: a child may come so many events after its parent. */
  private static final int OUT_OF_ORDER = 4096;

  private final EventFilter chosen;
  private final Map<String, Times> methods = new HashMap<>();
  private final BoundedMap<ChildTime> children;
  private final Deque<Ended> ended = new ArrayDeque<>();
  private boolean isCapped;

  /** An execution whose children may not all be here yet. */
  private record Ended(String id, long start, long end, @Nullable Times times) {}

  private static final class Times {
    private final Durations durations = new Durations();
    private long calls;
    private long errors;
    private long self;
    private String slowestId = "";

    void add(Event event) {
      long nanos = event.durationNanos();
      if (calls++ == 0 || nanos > durations.max()) {
        slowestId = event.traceId();
      }
      errors += event.isError() ? 1 : 0;
      durations.add(nanos);
    }
  }

  /**
   * @param chosen the executions whose times are wanted
   */
  public SelfTimes(EventFilter chosen) {
    this(chosen, MOST_OPEN);
  }

  SelfTimes(EventFilter chosen, int mostOpen) {
    this.chosen = chosen;
    this.children = new BoundedMap<>(mostOpen);
  }

  @Override
  public void event(Event event) {
    if (MethodName.isOfAgent(event)) {
      return;
    }
    String parent = event.parentId();
    long start = event.startMicros() * 1_000;
    long end = start + event.durationNanos();
    if (parent != null) {
      children.computeIfAbsent(parent, id -> new ChildTime()).add(start, end);
    }
    Times times = chosen.test(event) ? times(event) : null;
    if (times != null) {
      times.add(event);
    }
    ended.add(new Ended(event.traceId(), start, end, times));
    if (ended.size() > OUT_OF_ORDER) {
      finish(ended.remove());
    }
  }

  private @Nullable Times times(Event event) {
    String id = event.methodId();
    Times times = methods.get(id);
    if (times == null && methods.size() < Calls.MOST_KEYS) {
      times = new Times();
      methods.put(id, times);
    }
    isCapped |= times == null;
    return times;
  }

  private void finish(Ended execution) {
    ChildTime below = children.remove(execution.id());
    Times times = execution.times();
    if (times != null) {
      long spent = below == null ? 0 : below.within(execution.end());
      times.self += Math.max(0, execution.end() - execution.start() - spent);
    }
  }

  /** Whether there were more methods, or more executions at once, than memory is meant for. */
  public boolean isCapped() {
    return isCapped || children.evicted() > 0;
  }

  /** The methods, those with the most self time first. Nothing may be added any more. */
  public List<MethodTimes> methods() {
    while (!ended.isEmpty()) {
      finish(ended.remove());
    }
    return methods.entrySet().stream()
        .map(entry -> method(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(MethodTimes::self)
                .thenComparingLong(MethodTimes::total)
                .reversed()
                .thenComparing(method -> method.method().id()))
        .toList();
  }

  private static MethodTimes method(String id, Times times) {
    Durations durations = times.durations;
    return new MethodTimes(
        MethodName.of(id),
        times.calls,
        times.errors,
        durations.total(),
        times.self,
        durations.percentile(50),
        durations.percentile(95),
        durations.percentile(99),
        durations.max(),
        times.slowestId);
  }
}
