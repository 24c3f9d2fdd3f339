package dev.l9.trace.agent.export;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the events by which the agent says something of its own. */
final class SystemEvents {

  private final Tracer tracer;
  private final String firstId;
  private final Instant begin = Instant.now();

  /**
   * @param tracer makes their ids
   */
  SystemEvents(Tracer tracer) {
    this.tracer = tracer;
    this.firstId = tracer.newSystemId();
  }

  /** The event that is about the beginning, when this object was made. Make one only. */
  TraceEvent first(String operation, String output, Map<String, CapturedValue> more) {
    return event(firstId, begin, operation, output, TraceStatus.SUCCESS, more);
  }

  /** An event that is about now. */
  TraceEvent event(
      String operation, String output, TraceStatus status, Map<String, CapturedValue> more) {
    return event(tracer.newSystemId(), Instant.now(), operation, output, status, more);
  }

  private static TraceEvent event(
      String id,
      Instant time,
      String operation,
      String output,
      TraceStatus status,
      Map<String, CapturedValue> more) {
    return new TraceEvent(
        id,
        null,
        time,
        HrmLayer.SYSTEM,
        operation,
        "l9-agent",
        "",
        output,
        0,
        status,
        metadata(id, operation, more));
  }

  private static Map<String, CapturedValue> metadata(
      String id, String task, Map<String, CapturedValue> more) {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("root_id", new CapturedValue.Text(id));
    metadata.put("duration_ns", new CapturedValue.Num(0));
    metadata.put("task", new CapturedValue.Text(task));
    metadata.put("class", new CapturedValue.Text(""));
    metadata.put("method", new CapturedValue.Text(""));
    metadata.put("thread", new CapturedValue.Text(Thread.currentThread().getName()));
    metadata.putAll(more);
    return metadata;
  }
}
