package dev.l9.trace.agent.export;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events were left out for one reason, by method, until that is recorded. Confined to the
 * writer thread.
 */
final class LeftOutCounts {

  private final String operation;
  private final SystemEvents events;
  private final Map<String, Long> unrecorded = new TreeMap<>();
  private long recorded;

  /**
   * @param operation of the events that record it
   */
  LeftOutCounts(String operation, SystemEvents events) {
    this.operation = operation;
    this.events = events;
  }

  void add(String method, long count) {
    if (count > 0) {
      unrecorded.merge(method, count, Long::sum);
    }
  }

  boolean isEmpty() {
    return unrecorded.isEmpty();
  }

  private long sum() {
    long sum = 0;
    for (long count : unrecorded.values()) {
      sum += count;
    }
    return sum;
  }

  /** The event that records them. */
  TraceEvent event() {
    Map<String, CapturedValue> methods = new LinkedHashMap<>();
    unrecorded.forEach((method, count) -> methods.put(method, new CapturedValue.Num(count)));
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put(operation, new CapturedValue.Num(sum()));
    metadata.put(operation + "_total", new CapturedValue.Num(recorded + sum()));
    metadata.put("methods", new CapturedValue.Fields(methods));
    return events.event(operation, sum() + " events left out", TraceStatus.SUCCESS, metadata);
  }

  /** That event is written. */
  void markRecorded() {
    if (!unrecorded.isEmpty()) {
      AgentLog.info(sum() + " events left out (" + operation + "): " + unrecorded);
      recorded += sum();
      unrecorded.clear();
    }
  }
}
