package dev.l9.trace.reader.export.chrome;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.export.KnownJvms;
import dev.l9.trace.reader.export.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the events of the Trace Event Format, by their phases: X, b, e, s, f and M. */
final class ChromeEvents implements ChromeTracks.Names, ChromeFlows.Arrows {

  private static final List<String> FAILURE = List.of("error", "cause", "at", "origin");

  private final OutputStream out;
  private final KnownJvms jvms;
  private final JsonBytes bytes = JsonBytes.plainCompact();
  private long arrows;
  private boolean isEmpty = true;

  ChromeEvents(OutputStream out, KnownJvms jvms) {
    this.out = out;
    this.jvms = jvms;
  }

  /** A span on its track. */
  void span(Event event, ChromeSlice slice) throws IOException {
    JsonWriter json = begin("X", slice.pid(), slice.tid());
    json.key("ts").json(micros(slice.start()));
    json.key("dur").json(micros(slice.end() - slice.start()));
    facts(named(json, event), event);
  }

  /** A span for which there is no track, as an asynchronous one, which viewers place themselves. */
  void unplaced(Event event, ChromeSlice slice, long id) throws IOException {
    JsonWriter json = begin("b", slice.pid(), slice.tid()).key("id").value(Long.toHexString(id));
    facts(named(json.key("ts").json(micros(slice.start())), event), event);
    json = begin("e", slice.pid(), slice.tid()).key("id").value(Long.toHexString(id));
    write(named(json.key("ts").json(micros(slice.end())), event));
  }

  @Override
  public void arrow(ChromeSlice from, long leaves, ChromeSlice to, long arrives)
      throws IOException {
    arrows++;
    write(arrowEnd(begin("s", from.pid(), from.tid()), leaves));
    write(arrowEnd(begin("f", to.pid(), to.tid()).key("bp").value("e"), arrives));
  }

  private JsonWriter arrowEnd(JsonWriter json, long nanos) {
    json.key("id").value(arrows).key("ts").json(micros(nanos));
    return json.key("cat").value("call").key("name").value("call");
  }

  @Override
  public void process(int pid, String jvm) throws IOException {
    JvmInfo facts = jvms.of(jvm);
    String name = facts.command().isEmpty() ? "JVM " + jvm : facts.command();
    name("process_name", "name", pid, 0, name);
    if (facts.processId() > 0) {
      name("process_labels", "labels", pid, 0, "pid " + facts.processId() + ", run " + facts.run());
    }
  }

  @Override
  public void thread(int pid, int tid, String name) throws IOException {
    name("thread_name", "name", pid, tid, name);
  }

  private void name(String what, String key, int pid, int tid, String name) throws IOException {
    JsonWriter json = begin("M", pid, tid).key("cat").value("__metadata").key("ts").value(0);
    json.key("name").value(what).key("args").beginObject();
    write(json.key(key).value(PlainText.wellFormed(name)).end());
  }

  private static JsonWriter named(JsonWriter json, Event event) {
    json.key("cat").value(PlainText.wellFormed(event.layer()));
    return json.key("name").value(PlainText.wellFormed(event.name()));
  }

  private void facts(JsonWriter json, Event event) throws IOException {
    json.key("args").beginObject();
    text(json, "input", event.inputSummary());
    text(json, "output", event.outputSummary());
    text(json, "status", event.status());
    for (String key : FAILURE) {
      String value = event.text(key);
      text(json, key, value == null ? "" : value);
    }
    text(json, "class", event.className());
    text(json, "start", event.timestamp());
    text(json, "trace_id", event.traceId());
    write(json.end());
  }

  private static void text(JsonWriter json, String key, String value) {
    if (!value.isEmpty()) {
      json.key(key).value(PlainText.wellFormed(value));
    }
  }

  private JsonWriter begin(String phase, int pid, int tid) {
    bytes.truncate(0);
    bytes.raw(isEmpty ? "\n" : ",\n");
    isEmpty = false;
    JsonWriter json = JsonWriter.onOneLine(bytes).beginObject().key("ph").value(phase);
    return json.key("pid").value(pid).key("tid").value(tid);
  }

  private void write(JsonWriter json) throws IOException {
    json.end();
    out.write(bytes.toBuffer().array(), 0, bytes.size());
  }

  private static String micros(long nanos) {
    return nanos / 1000 + "." + Long.toString(1000 + nanos % 1000).substring(1);
  }

  /** Writes plain ASCII between events. */
  void raw(String ascii) throws IOException {
    out.write(ascii.getBytes(US_ASCII));
  }
}
