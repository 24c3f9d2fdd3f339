package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.span.OpenTraces;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.tree.TraceTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Prints traces to standard error as trees, each when its root has ended and nothing below it is
 * open or awaited any more. A trace that waits for too long, or grows beyond a bound, is printed in
 * parts.
 */
final class ConsoleExporter implements SpanExporter {

  private static final int MAX_WAITING = 10_000;

  /** How long a root that has ended waits at most for what is open below it. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A trace whose root may never come is printed when nothing of it has come for so long. */
  private static final long ROOTLESS_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** So many roots that were printed are remembered: what comes later waits for no root. */
  private static final int MAX_PRINTED = 10_000;

  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private final Set<Long> printed = new LinkedHashSet<>();
  private final boolean rootsMayBeLeftOut;
  private int count;

  private static final class Waiting {
    final long root;
    final List<TraceEvent> events = new ArrayList<>();
    boolean rootHasEnded;

    /** Whether nothing of it was open at the last look. All of it is here by the next one. */
    boolean wasWhole;

    /** When its root came; as long as that hasn't ended, when the last event came. */
    long sinceNanos = System.nanoTime();

    Waiting(long root, boolean rootHasEnded) {
      this.root = root;
      this.rootHasEnded = rootHasEnded;
    }
  }

  /**
   * @param rootsMayBeLeftOut whether there may be traces whose root has no event
   */
  ConsoleExporter(boolean rootsMayBeLeftOut) {
    this.rootsMayBeLeftOut = rootsMayBeLeftOut;
  }

  @Override
  public void export(SpanRecord span) {
    Waiting trace =
        waiting.computeIfAbsent(
            span.rootRandom(), root -> new Waiting(root, printed.contains(root)));
    trace.events.add(SpanEvents.toEvent(span));
    if (!trace.rootHasEnded) {
      trace.sinceNanos = System.nanoTime();
      trace.rootHasEnded = !span.hasParent();
    }
    count++;
    if (count >= MAX_WAITING) {
      printIf(one -> one.rootHasEnded);
    }
    if (count >= MAX_WAITING) {
      printIf(one -> true);
    }
  }

  private void printIf(Predicate<Waiting> isDue) {
    for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
      Waiting trace = all.next();
      if (isDue.test(trace)) {
        all.remove();
        print(trace);
      }
    }
  }

  private void print(Waiting trace) {
    count -= trace.events.size();
    if (trace.rootHasEnded && printed.add(trace.root) && printed.size() > MAX_PRINTED) {
      printed.remove(printed.iterator().next());
    }
    AgentLog.print(String.join(System.lineSeparator(), TraceTree.lines(trace.events)));
  }

  @Override
  public void flush(boolean last) {
    if (last) {
      printIf(one -> true);
    } else if (!waiting.isEmpty()) {
      look(OpenTraces.find(), System.nanoTime());
    }
  }

  /** Prints what is due, where something is open of the traces with these roots. */
  void look(Set<Long> open, long now) {
    printIf(trace -> isDue(trace, !open.contains(trace.root), now - trace.sinceNanos));
  }

  private boolean isDue(Waiting trace, boolean isWhole, long waited) {
    boolean wasWhole = trace.wasWhole;
    trace.wasWhole = isWhole;
    return trace.rootHasEnded
        ? (isWhole && wasWhole) || waited > MAX_WAIT_NANOS
        : isWhole && rootsMayBeLeftOut && waited > ROOTLESS_WAIT_NANOS;
  }

  /** A program that does nothing any more may still have roots whose time is up. */
  @Override
  public long dueInNanos() {
    return waiting.isEmpty() ? Long.MAX_VALUE : ROOTLESS_WAIT_NANOS;
  }
}
