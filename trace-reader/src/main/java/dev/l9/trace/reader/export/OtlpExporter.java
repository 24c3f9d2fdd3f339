package dev.l9.trace.reader.export;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes OTLP's JSON, one {@code ExportTraceServiceRequest} a line, as the file exporter of
 * OpenTelemetry's collector does and its {@code otlpjsonfile} receiver reads it. Source: <a
 * href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP</a>.
 *
 * <p>A trace whose root was called by a span of another tracer ({@code traceparent}) becomes a part
 * of that span's trace. Where {@link WaitingTraces} couldn't wait for the root, the root gets a
 * link to that span instead.
 */
public final class OtlpExporter implements Exporter {

  /** The kind {@code SPAN_KIND_INTERNAL}; the encoding wants the number. */
  private static final int INTERNAL = 1;

  private static final int STATUS_ERROR = 2;
  private static final int MAX_WAITING = 48 << 20;
  private static final int TRACE_ID_AT = "{'traceId':'".length();

  private final SpanIds ids = new SpanIds();
  private final KnownJvms jvms = new KnownJvms();
  private final OtlpBatch batch;
  private final WaitingTraces traces;
  private final JsonBytes bytes = JsonBytes.plainCompact();

  public OtlpExporter(OutputStream out, String service) {
    batch = new OtlpBatch(out, service, jvms);
    traces = new WaitingTraces(MAX_WAITING, ids, batch::add);
  }

  @Override
  public void begin() {}

  @Override
  public void event(Event event) throws IOException {
    if (event.isRun()) {
      jvms.add(event);
      return;
    }
    String parentId = event.parentId();
    if (parentId != null) {
      encode(event, ids.span(parentId), null);
    } else {
      Traceparent caller = Traceparent.of(event);
      String id = traces.rootCame(event.rootId(), caller);
      if (caller != null && caller.traceId().equals(id)) {
        encode(event, caller.spanId(), null);
      } else {
        encode(event, null, caller);
      }
    }
    traces.add(event.rootId(), new EncodedSpan(event.jvm(), bytes.toArray(), TRACE_ID_AT));
  }

  @Override
  public String end() throws IOException {
    traces.end();
    batch.end();
    return "";
  }

  private void encode(Event event, @Nullable String parent, @Nullable Traceparent link) {
    SpanTime time = SpanTime.of(event);
    bytes.truncate(0);
    JsonWriter json = JsonWriter.onOneLine(bytes).beginObject();
    json.key("traceId").value(EncodedSpan.UNKNOWN_TRACE);
    json.key("spanId").value(ids.span(event.traceId()));
    if (parent != null) {
      json.key("parentSpanId").value(parent);
    }
    json.key("name").value(PlainText.wellFormed(event.name())).key("kind").value(INTERNAL);
    json.key("startTimeUnixNano").value(Long.toString(time.startNanos()));
    json.key("endTimeUnixNano").value(Long.toString(time.endNanos()));
    attributes(json, SpanAttributes.of(event));
    if (event.isError()) {
      error(json, event, time);
    }
    if (link != null) {
      json.key("links").beginArray().beginObject().key("traceId").value(link.traceId());
      json.key("spanId").value(link.spanId()).end().end();
    }
    json.end();
  }

  /** The status, and the exception as the event that the conventions want. */
  private static void error(JsonWriter json, Event event, SpanTime time) {
    SpanError error = SpanError.of(event);
    json.key("events").beginArray().beginObject();
    json.key("timeUnixNano").value(Long.toString(time.endNanos())).key("name").value("exception");
    attributes(json, error.attributes());
    json.end().end();
    json.key("status").beginObject().key("code").value(STATUS_ERROR);
    json.key("message").value(error.text()).end();
  }

  /** Writes attributes as a list of keys and typed values. */
  static void attributes(JsonWriter json, Map<String, CapturedValue> attributes) {
    json.key("attributes").beginArray();
    attributes.forEach(
        (key, value) -> {
          json.beginObject().key("key").value(key).key("value").beginObject();
          value(json, value);
          json.end().end();
        });
    json.end();
  }

  private static void value(JsonWriter json, CapturedValue value) {
    if (value instanceof CapturedValue.Text text) {
      json.key("stringValue").value(text.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      json.key("boolValue").value(bool);
    } else {
      Number number = ((CapturedValue.Num) value).value();
      String text = Objects.toString(number);
      if (number instanceof Integer || number instanceof Long) {
        json.key("intValue").value(text);
      } else if (number instanceof Double) {
        json.key("doubleValue").value(value);
      } else {
        json.key("stringValue").value(text);
      }
    }
  }
}
