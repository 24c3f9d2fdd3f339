package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes trace events of ended spans, for the console. Their metadata are the program's own, with
 * the class and the method.
 */
final class SpanEvents {

  private SpanEvents() {}

  static TraceEvent toEvent(SpanRecord span) {
    TraceSite site = span.site();
    return new TraceEvent(
        span.id(),
        span.parentId(),
        instant(span.startEpochMicros()),
        site.layer(),
        site.operation(),
        site.component(),
        SpanEncoder.inputSummary(span),
        SpanEncoder.outputSummary(span),
        TimeUnit.NANOSECONDS.toMillis(span.durationNanos()),
        span.status(),
        metadata(span));
  }

  private static Map<String, CapturedValue> metadata(SpanRecord span) {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>(span.metadata());
    metadata.put("class", new CapturedValue.Text(span.site().className()));
    metadata.put("method", new CapturedValue.Text(span.site().methodName()));
    return metadata;
  }

  static Instant instant(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(epochMicros, 1_000_000L) * 1000);
  }
}
