package dev.l9.trace.reader.export;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds one line of {@code trace.jsonl}; what isn't said is that of a root that succeeds at once.
 */
final class SpanLine {

  private static final Instant START = Instant.parse("2026-01-13T14:00:00Z");

  private final String id;
  private final String jvm;
  private String parent = "";
  private String root;
  private long atMicros;
  private long nanos;
  private String layer = "memory";
  private String operation = "run";
  private String component = "";
  private String input = "";
  private String output = "";
  private String status = "success";
  private final Map<String, CapturedValue> metadata = new LinkedHashMap<>();

  private SpanLine(String jvm, int number) {
    this.jvm = jvm;
    this.id = "mem_1768312800_" + jvm + String.format("%08d", number);
    this.root = id;
  }

  /** A span of a JVM, which five characters stand for. */
  static SpanLine of(String jvm, int number) {
    return new SpanLine(jvm, number);
  }

  /** The event that says what a JVM is. */
  static SpanLine run(String jvm, long pid, String command) {
    SpanLine run = of(jvm, 0).layer("system");
    run.operation = "run";
    run.with("run", "5b1f0c66a3de")
        .with("pid", new CapturedValue.Num(pid))
        .with("command", command);
    return run.with("jdk", "17.0.15+6").with("agent", "0.1.0").with("revision", "09a8785");
  }

  String id() {
    return id;
  }

  String name() {
    String type = text("class");
    boolean isOwn = !type.isEmpty() && text("method").equals(operation);
    return isOwn ? type.substring(type.lastIndexOf('.') + 1) + "." + operation : operation;
  }

  String parent() {
    return parent;
  }

  private String text(String key) {
    return metadata.get(key) instanceof CapturedValue.Text text ? text.value() : "";
  }

  SpanLine in(SpanLine caller) {
    parent = caller.id;
    root = caller.root;
    return this;
  }

  /** A child of something that isn't in the trace. */
  SpanLine inMissing(String parentId, String rootId) {
    parent = parentId;
    root = rootId;
    return this;
  }

  SpanLine at(long micros, long durationNanos) {
    atMicros = micros;
    nanos = durationNanos;
    return this;
  }

  SpanLine call(String type, String method) {
    operation = method;
    component = type.substring(type.lastIndexOf('.') + 1) + ".java";
    return with("class", type).with("method", method).with("task", method);
  }

  SpanLine operation(String name) {
    operation = name;
    return this;
  }

  SpanLine on(String thread) {
    return with("thread", thread);
  }

  SpanLine values(String in, String out) {
    input = in;
    output = out;
    return this;
  }

  SpanLine layer(String name) {
    layer = name;
    return this;
  }

  SpanLine status(String name) {
    status = name;
    return this;
  }

  SpanLine error(String text) {
    output = text;
    return status("error").with("error", text);
  }

  SpanLine with(String key, String value) {
    return with(key, new CapturedValue.Text(value));
  }

  SpanLine with(String key, CapturedValue value) {
    metadata.put(key, value);
    return this;
  }

  long endNanos() {
    return atMicros * 1000 + nanos;
  }

  /** The line with its end. */
  String line() {
    JsonBytes bytes = JsonBytes.compact();
    JsonWriter json = JsonWriter.onOneLine(bytes).beginObject().key("trace_id").value(id);
    json.key("parent_id");
    if (parent.isEmpty()) {
      json.value(CapturedValue.NULL);
    } else {
      json.value(parent);
    }
    Instant start = START.plus(atMicros, ChronoUnit.MICROS);
    String time =
        start.toString().substring(0, 19) + String.format(".%06dZ", start.getNano() / 1000);
    json.key("timestamp").value(time).key("hrm_layer").value(layer);
    json.key("operation").value(operation).key("component").value(component);
    json.key("input_summary").value(input).key("output_summary").value(output);
    json.key("duration_ms").value(nanos / 1_000_000).key("status").value(status);
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put("root_id", new CapturedValue.Text(root));
    all.put("duration_ns", new CapturedValue.Num(nanos));
    all.putAll(metadata);
    json.key("metadata").value(new CapturedValue.Fields(all)).end();
    return bytes + "\n";
  }

  @Override
  public String toString() {
    return jvm + " " + name();
  }
}
