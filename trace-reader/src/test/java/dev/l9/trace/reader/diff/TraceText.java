package dev.l9.trace.reader.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.EventReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Traces for tests, a line for each event: {@code id parent Class#method(inputs) → output}. */
final class TraceText {

  private TraceText() {}

  /**
   * Compares two traces.
   *
   * @param others of the program as it was
   */
  static TraceDiff compare(String old, String now, String... others) throws IOException {
    List<TraceComparison.Trace> traces = List.of(others).stream().map(TraceText::trace).toList();
    return TraceComparison.with(trace(old), traces).compare(trace(now));
  }

  static TraceComparison.Trace trace(String text) {
    return listener -> read(text, listener);
  }

  private static void read(String text, EventListener listener) throws IOException {
    StringBuilder lines = new StringBuilder();
    text.lines().map(TraceText::event).forEach(line -> lines.append(line).append('\n'));
    try (EventReader reader =
        new EventReader(new ByteArrayInputStream(lines.toString().getBytes(UTF_8)), "test")) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        listener.event(event);
      }
    }
  }

  /** Such as {@code 3 1 Orders#total(n=2) → 4 @worker 20000ns}; a result with ! is an error. */
  private static String event(String line) {
    String[] parts = line.trim().split(" ", 3);
    String call = parts[2].substring(0, parts[2].indexOf(" →"));
    String rest = parts[2].substring(parts[2].indexOf("→") + 1).trim();
    String nanos = "1000";
    String thread = "main";
    if (rest.endsWith("ns")) {
      nanos = rest.substring(rest.lastIndexOf(' ') + 1, rest.length() - 2);
      rest = rest.substring(0, Math.max(0, rest.lastIndexOf(' '))).trim();
    }
    if (rest.contains("@")) {
      thread = rest.substring(rest.indexOf('@') + 1);
      rest = rest.substring(0, rest.indexOf('@')).trim();
    }
    String name = call.substring(0, call.indexOf('('));
    String input = call.substring(call.indexOf('(') + 1, call.length() - 1);
    boolean isError = rest.startsWith("!");
    String output = isError ? rest.substring(1) : rest;
    return """
    {"trace_id":"sys_1768312800_abcde%s","parent_id":%s,"timestamp":"2026-01-13T14:00:00.000000Z",\
    "hrm_layer":"system","operation":"%s","component":"%s.java","input_summary":"%s",\
    "output_summary":"%s","duration_ms":0,"status":"%s","metadata":{"duration_ns":%s,\
    "class":"com.acme.%s","method":"%s","thread":"%s"%s%s}}\
    """
        .formatted(
            parts[0],
            parts[1].equals("-") ? "null" : "\"sys_1768312800_abcde" + parts[1] + "\"",
            name.substring(name.indexOf('#') + 1),
            name.substring(0, name.indexOf('#')),
            input,
            output.equals("open") ? "" : output,
            isError ? "error" : "success",
            nanos,
            name.substring(0, name.indexOf('#')),
            name.substring(name.indexOf('#') + 1),
            thread,
            isError ? ",\"error\":\"" + output + "\"" : "",
            (output.equals("open") ? ",\"unfinished\":true" : "")
                + (input.contains("=[") ? ",\"inputs\":{\"list\":" + list(input) + "}" : "")
                + (output.startsWith("[") ? ",\"output\":" + list(output) : ""));
  }

  /** A list in brackets, as JSON. */
  private static String list(String text) {
    String items = text.substring(text.indexOf('[') + 1, text.indexOf(']'));
    return "[\"" + items.replace(", ", "\",\"") + "\"]";
  }
}
