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
        inputSummary(span),
        outputSummary(span),
        TimeUnit.NANOSECONDS.toMillis(span.durationNanos()),
        span.status(),
        metadata(span));
  }

  static Instant instant(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(epochMicros, 1_000_000L) * 1000);
  }

  private static String inputSummary(OpenSpan span) {
    Map<String, CapturedValue> inputs = span.inputs();
    // A span opened by hand has one input, without a name worth showing.
    return span.site().isMethod() || inputs.isEmpty()
        ? SummaryText.of(inputs)
        : SummaryText.of(inputs.values().iterator().next());
  }

  private static String outputSummary(OpenSpan span) {
    String error = span.error();
    CapturedValue output = span.output();
    if (error != null && !error.isEmpty()) {
      return SummaryText.of(error);
    }
    return output == null ? "" : SummaryText.of(output);
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
      String key = metadata.containsKey(own.getKey()) ? "user." + own.getKey() : own.getKey();
      metadata.put(key, own.getValue());
    }
    return metadata;
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  private static CapturedValue texts(List<String> texts) {
    return new CapturedValue.Items(
        texts.stream().<CapturedValue>map(CapturedValue.Text::new).toList());
  }
}
