package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.JvmInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects spans and writes them as lines of OTLP's JSON, by the JVM in which they ran, which is
 * the resource. The collector's receiver reads lines of up to a mebibyte by default, so they are
 * kept shorter than that.
 */
final class OtlpBatch {

  private static final int MAX_BYTES = 512 << 10;
  private static final int MAX_SPANS = 512;
  private static final byte[] SEPARATOR = ",".getBytes(US_ASCII);

  private final OutputStream out;
  private final String service;
  private final KnownJvms jvms;
  private final Map<String, JsonBytes> spansByJvm = new LinkedHashMap<>();
  private int spans;
  private int bytes;

  /**
   * @param service the name of the service; empty for one that is found by the JVM's command
   */
  OtlpBatch(OutputStream out, String service, KnownJvms jvms) {
    this.out = out;
    this.service = service;
    this.jvms = jvms;
  }

  void add(EncodedSpan span) throws IOException {
    if (spans == MAX_SPANS || bytes + span.json().length > MAX_BYTES) {
      writeLine();
    }
    JsonBytes list = spansByJvm.computeIfAbsent(span.jvm(), jvm -> JsonBytes.plainCompact());
    if (list.size() > 0) {
      list.raw(SEPARATOR);
    }
    list.raw(span.json());
    spans++;
    bytes += span.json().length;
  }

  void end() throws IOException {
    writeLine();
    out.flush();
  }

  private void writeLine() throws IOException {
    if (spans == 0) {
      return;
    }
    JsonBytes line = JsonBytes.plainCompact().raw("{\"resourceSpans\":[");
    boolean isFirst = true;
    for (Map.Entry<String, JsonBytes> list : spansByJvm.entrySet()) {
      line.raw(isFirst ? "{\"resource\":" : ",{\"resource\":");
      resource(jvms.of(list.getKey()), line);
      line.raw(",\"scopeSpans\":[{\"scope\":{\"name\":\"dev.l9.trace\"},\"spans\":[");
      line.raw(list.getValue()).raw("]}]}");
      isFirst = false;
    }
    out.write(line.raw("]}\n").toArray());
    spansByJvm.clear();
    spans = 0;
    bytes = 0;
  }

  /** The JVM, by the names of the conventions for processes, services and version control. */
  private void resource(JvmInfo jvm, JsonBytes line) {
    Map<String, CapturedValue> facts = new LinkedHashMap<>();
    put(facts, "service.name", service.isEmpty() ? ServiceName.of(jvm.command()) : service);
    put(facts, "service.instance.id", jvm.id());
    put(facts, "telemetry.sdk.language", "java");
    if (jvm.processId() > 0) {
      facts.put("process.pid", new CapturedValue.Num(jvm.processId()));
    }
    put(facts, "process.command_line", jvm.command());
    put(facts, "process.runtime.version", jvm.jdk());
    put(facts, "vcs.ref.head.revision", jvm.revision());
    put(facts, "l9.run", jvm.run());
    put(facts, "l9.agent.version", jvm.agent());
    JsonWriter json = JsonWriter.onOneLine(line).beginObject();
    OtlpExporter.attributes(json, facts);
    json.end();
  }

  private static void put(Map<String, CapturedValue> facts, String key, String text) {
    if (!text.isEmpty()) {
      facts.put(key, new CapturedValue.Text(PlainText.wellFormed(text)));
    }
  }
}
