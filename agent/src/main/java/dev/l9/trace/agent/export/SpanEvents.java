package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Makes trace events of ended spans, for the console; their metadata are the program's own. */
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
        span.metadata());
  }

  static Instant instant(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(epochMicros, 1_000_000L) * 1000);
  }
}
