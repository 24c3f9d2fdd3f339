package dev.l9.trace.reader.query;

import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes traces for tests. An event is a line of words: its id, its parent's ({@code -} for none),
 * the millisecond at which it started, how many it took, its method, its thread, its status, {@code
 * input → output}, and what else its metadata have, as JSON, behind a bar.
 *
 * <pre>
 * c1 r1 10 5 com.acme.Stock#sell main success item=pen → 2 | "at":"Stock.java:9"
 * </pre>
 */
final class TraceLines {

  private TraceLines() {}

  /** The id of the event that is called so, of the JVM {@code abcde} or of another one. */
  static String id(String name) {
    return "sys_1768312800_" + (name.contains(":") ? name.replace(":", "") : "abcde" + name);
  }

  /** The line of the {@code run} event with which a JVM begins. */
  static String run(String jvm, String millis, String metadata) {
    return "{\"trace_id\":\"sys_1768312800_"
        + jvm
        + "0run\",\"parent_id\":null,\"timestamp\":\""
        + time(Long.parseLong(millis))
        + "\",\"hrm_layer\":\"system\",\"operation\":\"run\","
        + "\"component\":\"l9-agent\",\"input_summary\":\"\",\"output_summary\":\"\","
        + "\"duration_ms\":0,\"status\":\"success\",\"metadata\":{\"root_id\":\"x\","
        + "\"duration_ns\":0,\"task\":\"run\",\"class\":\"\",\"method\":\"\",\"thread\":\"main\","
        + metadata
        + "}}";
  }

  static String line(String words) {
    if (words.startsWith("{") || !words.contains(" → ")) {
      return words;
    }
    String[] bar = words.split(" \\| ", 2);
    String[] word = bar[0].split(" ", 8);
    String[] value = word[7].split(" ?→ ", -1);
    long nanos = Math.round(Double.parseDouble(word[3]) * 1_000_000);
    int hash = word[4].indexOf('#');
    String parent = word[1].equals("-") ? "null" : '"' + id(word[1]) + '"';
    String method = word[4].substring(hash + 1);
    return "{\"trace_id\":\""
        + id(word[0])
        + "\",\"parent_id\":"
        + parent
        + ",\"timestamp\":\""
        + time(Long.parseLong(word[2]))
        + "\",\"hrm_layer\":\"system\",\"operation\":\""
        + method
        + "\",\"component\":\"A.java\",\"input_summary\":\""
        + value[0]
        + "\",\"output_summary\":\""
        + value[1]
        + "\",\"duration_ms\":"
        + nanos / 1_000_000
        + ",\"status\":\""
        + word[6]
        + "\",\"metadata\":{\"root_id\":\""
        + id(root(bar))
        + "\",\"duration_ns\":"
        + nanos
        + ",\"task\":\""
        + method
        + "\",\"class\":\""
        + (hash < 0 ? "" : word[4].substring(0, hash))
        + "\",\"method\":\""
        + (hash < 0 ? "" : method)
        + "\",\"thread\":\""
        + word[5]
        + "\""
        + (bar.length == 1 ? "" : "," + bar[1])
        + "}}";
  }

  /** The root's id follows the parent's after a slash, or it is {@code root}. */
  private static String root(String[] bar) {
    String[] word = bar[0].split(" ", 3);
    return word[1].equals("-")
        ? word[0]
        : word[0].contains(":") ? word[0].split(":")[0] + ":root" : "root";
  }

  private static String time(long millis) {
    return String.format(
        "2026-01-13T%02d:%02d:%02d.%03d000Z",
        14 + millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
  }

  /** Opens a trace with these lines. */
  static TraceReader open(Path folder, String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line(line)).append('\n');
    }
    try {
      Path file = Files.createTempFile(folder, "trace", ".jsonl");
      Files.writeString(file, text);
      return TraceReader.open(List.of(file), java.io.InputStream.nullInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
