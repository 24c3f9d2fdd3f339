package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.tree.TraceTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Prints traces to standard error as trees, each when its root has ended. A trace that grows beyond
 * a bound is printed in parts.
 */
final class ConsoleExporter implements SpanExporter {

  private static final int MAX_WAITING = 10_000;

  /** A trace whose root may never come is printed when nothing of it has come for so long. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final boolean rootsMayBeLeftOut;
  private int count;

  private static final class Waiting {
    final List<TraceEvent> events = new ArrayList<>();
    long lastNanos;
  }

  /**
   * @param rootsMayBeLeftOut whether there may be traces whose root has no event
   */
  ConsoleExporter(boolean rootsMayBeLeftOut) {
    this.rootsMayBeLeftOut = rootsMayBeLeftOut;
  }

  @Override
  public void export(SpanRecord span) {
    TraceEvent event = SpanEvents.toEvent(span);
    Waiting trace = waiting.computeIfAbsent(span.rootId(), id -> new Waiting());
    trace.events.add(event);
    trace.lastNanos = System.nanoTime();
    count++;
    if (event.parentId() == null) {
      waiting.remove(span.rootId());
      print(trace);
    } else if (count >= MAX_WAITING) {
      printAll();
    }
  }

  private void print(Waiting trace) {
    count -= trace.events.size();
    AgentLog.print(String.join(System.lineSeparator(), TraceTree.lines(trace.events)));
  }

  private void printAll() {
    for (Waiting trace : new ArrayList<>(waiting.values())) {
      print(trace);
    }
    waiting.clear();
  }

  private void printRootless() {
    long now = System.nanoTime();
    for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
      Waiting trace = all.next();
      if (now - trace.lastNanos > MAX_WAIT_NANOS) {
        all.remove();
        print(trace);
      }
    }
  }

  @Override
  public void flush(boolean last) {
    if (last) {
      printAll();
    } else if (rootsMayBeLeftOut) {
      printRootless();
    }
  }
}
