package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON array of spans as Zipkin's API, version 2, takes it, a span a line. Source: <a
 * href="https://zipkin.io/zipkin-api/">Zipkin's API</a>.
 *
 * <p>Ids, names and tags are those of {@link OtlpExporter}. Zipkin has no spans that end when they
 * begin, so what takes less than a microsecond takes one.
 */
public final class ZipkinExporter implements Exporter {

  private static final int MAX_WAITING = 48 << 20;
  private static final int TRACE_ID_AT = "{'traceId':'".length();

  private final OutputStream out;
  private final String service;
  private final SpanIds ids = new SpanIds();
  private final KnownJvms jvms = new KnownJvms();
  private final WaitingTraces traces = new WaitingTraces(MAX_WAITING, ids, this::write);
  private final JsonBytes bytes = JsonBytes.plainCompact();
  private boolean isEmpty = true;

  public ZipkinExporter(OutputStream out, String service) {
    this.out = out;
    this.service = service;
  }

  @Override
  public void begin() throws IOException {
    out.write('[');
  }

  @Override
  public void event(Event event) throws IOException {
    if (event.isRun()) {
      jvms.add(event);
      return;
    }
    String parentId = event.parentId();
    if (parentId != null) {
      encode(event, ids.span(parentId));
    } else {
      Traceparent caller = Traceparent.of(event);
      String id = traces.rootCame(event.rootId(), caller);
      encode(event, caller != null && caller.traceId().equals(id) ? caller.spanId() : null);
    }
    traces.add(event.rootId(), new EncodedSpan(event.jvm(), bytes.toArray(), TRACE_ID_AT));
  }

  @Override
  public String end() throws IOException {
    traces.end();
    out.write("\n]\n".getBytes(US_ASCII));
    out.flush();
    return "";
  }

  private void encode(Event event, @Nullable String parent) {
    SpanTime time = SpanTime.of(event);
    String name = service.isEmpty() ? ServiceName.of(jvms.of(event.jvm()).command()) : service;
    bytes.truncate(0);
    JsonWriter json = JsonWriter.onOneLine(bytes).beginObject();
    json.key("traceId").value(EncodedSpan.UNKNOWN_TRACE);
    json.key("id").value(ids.span(event.traceId()));
    if (parent != null) {
      json.key("parentId").value(parent);
    }
    json.key("name").value(PlainText.wellFormed(event.name()));
    json.key("timestamp").value(time.startNanos() / 1000);
    json.key("duration").value(Math.max(1, time.durationNanos() / 1000));
    json.key("localEndpoint").beginObject().key("serviceName").value(name).end();
    tags(json.key("tags").beginObject(), event);
    json.end().end();
  }

  private static void tags(JsonWriter json, Event event) {
    for (Map.Entry<String, CapturedValue> tag : SpanAttributes.of(event).entrySet()) {
      CapturedValue value = tag.getValue();
      boolean isText = value instanceof CapturedValue.Text;
      json.key(tag.getKey());
      json.value(
          isText
              ? ((CapturedValue.Text) value).value()
              : JsonBytes.plainCompact().value(value).toString());
    }
    if (event.isError()) {
      json.key("error").value(SpanError.of(event).text());
    }
  }

  private void write(EncodedSpan span) throws IOException {
    out.write((isEmpty ? "\n" : ",\n").getBytes(US_ASCII));
    out.write(span.json());
    isEmpty = false;
  }
}
