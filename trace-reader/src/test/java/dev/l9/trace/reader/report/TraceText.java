package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceLog;
import dev.l9.trace.source.SourceRoots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Traces as texts, and the pages of them. */
final class TraceText implements Report.Source {

  private final byte[] text;
  private final boolean isRereadable;
  int readings;

  TraceText(boolean isRereadable, String... lines) {
    text = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
    this.isRereadable = isRereadable;
  }

  /** A line; a parent of "" is none. */
  static String line(String id, String parent, String root, long micros, String status) {
    return line(id, parent, root, micros, status, "");
  }

  /** A line with more metadata, such as {@code ,"error":"E: x"}. */
  static String line(
      String id, String parent, String root, long micros, String status, String more) {
    return "{\"trace_id\":\""
        + id
        + "\",\"parent_id\":"
        + (parent.isEmpty() ? "null" : "\"" + parent + "\"")
        + ",\"timestamp\":\"2026-03-02T08:00:"
        + String.format("%02d.%06dZ", micros / 1_000_000, micros % 1_000_000)
        + "\",\"hrm_layer\":\"system\",\"operation\":\"m\",\"component\":\"A.java\",\"input_summary\":\"\","
        + "\"output_summary\":\"\",\"duration_ms\":1,\"status\":\""
        + status
        + "\",\"metadata\":{\"root_id\":\""
        + root
        + "\",\"duration_ns\":1500000,\"task\":\"m\",\"class\":\"com.acme.A\",\"method\":\"m\",\"thread\":\"main\""
        + more
        + "}}";
  }

  @Override
  public void forEach(EventListener listener) throws IOException {
    readings++;
    try (TraceReader reader =
        TraceReader.open(List.of(Path.of("-")), new ByteArrayInputStream(text))) {
      reader.forEach(listener);
    }
  }

  @Override
  public boolean isRereadable() {
    return isRereadable;
  }

  /** The whole page. */
  static String page(Report report) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    SourceLog log =
        new SourceLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {}
        };
    SourceRoots roots = new SourceRoots(Path.of("src/test/none"), List.of("none"), log);
    try {
      report.write(
          page, new SourceBlocks(new SourceFinder(roots, ExcludedFiles.NONE), Path.of("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString(StandardCharsets.UTF_8);
  }

  /** The content of the page's data of a kind; the first part if there are several. */
  static String data(String page, String kind) {
    String begin = "data-l9=\"" + kind + "\">";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("</script>", from));
  }
}
