package dev.l9.trace.reader.export;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an event says beside its times, by the names that OpenTelemetry's semantic conventions
 * (1.33) have for it: {@code code.function.name}, which holds the class too, and {@code
 * thread.name}. The rest is named {@code l9.*}, and keys of the metadata {@code l9.metadata.*}.
 */
final class SpanAttributes {

  /** Collectors and Zipkin refuse lines and requests beyond a megabyte or a few. */
  private static final int MAX_LENGTH = 16_384;

  /** The keys of the metadata that have a name of their own, or are said by the span itself. */
  private static final Set<String> SAID =
      Set.of("root_id", "duration_ns", "task", "class", "method", "thread", "error");

  private SpanAttributes() {}

  /** The attributes in their order. Values are texts, numbers or truth values. */
  static Map<String, CapturedValue> of(Event event) {
    Map<String, CapturedValue> attributes = new LinkedHashMap<>();
    if (!event.className().isEmpty()) {
      put(attributes, "code.function.name", event.methodId().replace('#', '.'));
    }
    put(attributes, "thread.name", event.thread());
    put(attributes, "l9.trace_id", event.traceId());
    put(attributes, "l9.layer", event.layer());
    put(attributes, "l9.operation", event.operation());
    put(attributes, "l9.component", event.component());
    put(attributes, "l9.task", event.task());
    put(attributes, "l9.status", event.status());
    put(attributes, "l9.input", event.inputSummary());
    put(attributes, "l9.output", event.outputSummary());
    event.metadata().forEach((key, value) -> metadata(attributes, key, value));
    return attributes;
  }

  private static void put(Map<String, CapturedValue> attributes, String key, String text) {
    if (!text.isEmpty()) {
      attributes.put(key, text(text));
    }
  }

  private static void metadata(
      Map<String, CapturedValue> attributes, String key, CapturedValue value) {
    if (!SAID.contains(key)) {
      attributes.put("l9.metadata." + PlainText.wellFormed(key), simple(value));
    }
  }

  private static CapturedValue simple(CapturedValue value) {
    if (value instanceof CapturedValue.Bool || value instanceof CapturedValue.Num) {
      return value;
    }
    if (value instanceof CapturedValue.Text text) {
      return text(text.value());
    }
    return text(JsonBytes.compact().value(value).toString());
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(PlainText.wellFormed(PlainText.cut(text, MAX_LENGTH)));
  }
}
