package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes the trace event of an ended span. */
final class SpanEvents {

  private SpanEvents() {}

  static TraceEvent toEvent(OpenSpan span) {
    TraceSite site = span.site();
    return new TraceEvent(
        span.id(),
        span.parentId(),
        instant(span.startEpochMicros()),
        site.layer(),
        site.operation(),
        site.component(),
        new SummaryText().ofInputs(span).toString(),
        new SummaryText().ofOutput(span).toString(),
        TimeUnit.NANOSECONDS.toMillis(span.durationNanos()),
        span.status(),
        metadata(span));
  }

  static Instant instant(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(epochMicros, 1_000_000L) * 1000);
  }

  private static Map<String, CapturedValue> metadata(OpenSpan span) {
    TraceSite site = span.site();
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("root_id", text(span.rootId()));
    metadata.put("duration_ns", new CapturedValue.Num(span.durationNanos()));
    metadata.put("task", text(site.task()));
    metadata.put("class", text(site.className()));
    metadata.put("method", text(site.methodName()));
    metadata.put("thread", text(span.threadName()));
    if (!site.patterns().isEmpty()) {
      metadata.put("patterns", texts(site.patterns()));
    }
    String error = span.error();
    if (error != null) {
      metadata.put("error", text(error));
    }
    String confidence = span.confidence();
    if (confidence != null) {
      metadata.put("confidence", text(confidence));
    }
    for (Map.Entry<String, CapturedValue> own : span.metadata().entrySet()) {
      metadata.put(userKey(own.getKey(), span), own.getValue());
    }
    if (span.metadataLeftOut() > 0) {
      metadata.put(CapturedValue.CUT, leftOut(span));
    }
    return metadata;
  }

  static CapturedValue leftOut(OpenSpan span) {
    return text(CapturedValue.CUT + " " + span.metadataLeftOut() + " more");
  }

  /** The key of an entry of the program, which doesn't take the place of one of ours. */
  static String userKey(String key, OpenSpan span) {
    boolean isOurs =
        switch (key) {
          case "root_id", "duration_ns", "task", "class", "method", "thread" -> true;
          case "patterns" -> !span.site().patterns().isEmpty();
          case "error" -> span.error() != null;
          case "confidence" -> span.confidence() != null;
          default -> false;
        };
    return isOurs ? "user." + key : key;
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  private static CapturedValue texts(List<String> texts) {
    return new CapturedValue.Items(
        texts.stream().<CapturedValue>map(CapturedValue.Text::new).toList());
  }
}
