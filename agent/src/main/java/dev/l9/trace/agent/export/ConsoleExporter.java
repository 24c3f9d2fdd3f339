package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.SpanRecord;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.tree.TraceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints traces to standard error as trees, each when its root has ended. A trace that grows beyond
 * a bound is printed in parts.
 */
final class ConsoleExporter implements SpanExporter {

  private static final int MAX_WAITING = 10_000;

  private final Map<String, List<TraceEvent>> waiting = new LinkedHashMap<>();
  private int count;

  @Override
  public void export(SpanRecord span) {
    TraceEvent event = SpanEvents.toEvent(span);
    waiting.computeIfAbsent(span.rootId(), id -> new ArrayList<>()).add(event);
    count++;
    if (event.parentId() == null) {
      print(waiting.remove(span.rootId()));
    } else if (count >= MAX_WAITING) {
      printAll();
    }
  }

  private void print(List<TraceEvent> events) {
    count -= events.size();
    AgentLog.print(String.join(System.lineSeparator(), TraceTree.lines(events)));
  }

  private void printAll() {
    for (List<TraceEvent> events : new ArrayList<>(waiting.values())) {
      print(events);
    }
    waiting.clear();
  }

  @Override
  public void flush(boolean last) {
    if (last) {
      printAll();
    }
  }
}
