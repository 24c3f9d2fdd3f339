package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A trace that a test writes line by line. */
final class Trace {

  private static final Instant BEGIN = Instant.parse("2026-01-13T14:00:00Z");

  private final List<String> lines = new ArrayList<>();

  /** An executed method; the time is seconds after the beginning. */
  Trace call(String jvm, double second, String task, long nanos, String status) {
    return line(jvm, second, "reasoning", "price", "Pricing.java", nanos, status, task, "");
  }

  /** The start of a JVM. */
  Trace run(String jvm, double second, String revision) {
    String more =
        ",\"run\":\"r\"" + (revision.isEmpty() ? "" : ",\"revision\":\"" + revision + '"');
    return notice(jvm, second, "run", more + ",\"dirty\":" + revision.startsWith("d"));
  }

  /** What the agent says of itself. */
  Trace notice(String jvm, double second, String operation, String metadata) {
    return line(jvm, second, "system", operation, "l9-agent", 0, "success", operation, metadata);
  }

  private Trace line(
      String jvm,
      double second,
      String layer,
      String operation,
      String component,
      long nanos,
      String status,
      String task,
      String more) {
    String type = component.equals("l9-agent") ? "" : "com.acme.Pricing";
    lines.add(
        String.format(
            "{'trace_id':'%s_1768312800_%s%06d','parent_id':null,'timestamp':'%s','hrm_layer':'%s',"
                + "'operation':'%s','component':'%s','input_summary':'n=%d','output_summary':'',"
                + "'duration_ms':%d,'status':'%s','metadata':{'duration_ns':%d,'task':'%s','class':'%s'"
                + ",'method':'price'%s}}",
            layer.substring(0, 3),
            jvm,
            lines.size(),
            BEGIN.plusNanos(Math.round(second * 1e9)),
            layer,
            operation,
            component,
            lines.size(),
            nanos / 1_000_000,
            status,
            nanos,
            task,
            type,
            more));
    return this;
  }

  /** Writes the trace, and reads it by listeners. */
  <L extends EventListener> List<L> read(Path folder, Supplier<L> listeners) throws IOException {
    Path file = folder.resolve("trace.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
    try (TraceReader reader = TraceReader.open(List.of(file), InputStream.nullInputStream())) {
      return reader.inParallel(listeners);
    }
  }
}
