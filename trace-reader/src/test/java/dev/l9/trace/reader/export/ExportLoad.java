package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.chrome.ChromeExporter;
import dev.l9.trace.reader.export.collapsed.CollapsedExporter;
import dev.l9.trace.reader.export.mermaid.MermaidExporter;
import dev.l9.trace.reader.file.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Exports a made-up trace of any size in a small heap: a root that lasts until the end, requests on
 * eight threads below it and beside it, some with a {@code traceparent}, and calls whose parent
 * never comes.
 *
 * <pre>
 * java -Xmx256m -cp … dev.l9.trace.reader.export.ExportLoad chrome 10
 * </pre>
 */
final class ExportLoad {

  private ExportLoad() {}

  public static void main(String[] args) throws IOException {
    long bytes = (long) (Double.parseDouble(args[1]) * 1e9);
    Counting out = new Counting();
    Exporter exporter =
        switch (args[0]) {
          case "chrome" -> new ChromeExporter(out);
          case "otlp" -> new OtlpExporter(out, "");
          case "zipkin" -> new ZipkinExporter(out, "");
          case "csv" -> new CsvExporter(out);
          case "collapsed" -> new CollapsedExporter(out, false);
          default -> new MermaidExporter(out);
        };
    long start = System.nanoTime();
    long events = 0;
    exporter.begin();
    try (EventReader reader = new EventReader(new Lines(bytes), "load")) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        exporter.event(event);
        events++;
      }
    }
    String lack = exporter.end();
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f GB of %d events in %.0f s, to %.1f GB, -Xmx%dm%s%n",
        args[0],
        bytes / 1e9,
        events,
        (System.nanoTime() - start) / 1e9,
        out.bytes / 1e9,
        Runtime.getRuntime().maxMemory() >> 20,
        lack.isEmpty() ? "" : "; " + lack);
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int octet) {
      bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes += length;
    }
  }

  /** The lines as a stream. */
  private static final class Lines extends InputStream {
    private final long max;
    private long made;
    private long number;
    private byte[] block = {};
    private int at;

    Lines(long max) {
      this.max = max;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("it is read by blocks");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == block.length) {
        if (made >= max) {
          return -1;
        }
        block = request().getBytes(US_ASCII);
        made += block.length;
        at = 0;
      }
      int count = Math.min(length, block.length - at);
      System.arraycopy(block, at, into, offset, count);
      at += count;
      return count;
    }

    /** One request with nine calls below it. */
    private String request() {
      StringBuilder lines = new StringBuilder(5000);
      long request = number;
      number += 10;
      boolean isBelowMain = request % 4 == 0;
      String id = id(request);
      String root = isBelowMain ? id(-1) : id;
      long at = request * 100;
      for (int i = 1; i < 10; i++) {
        String parent = i % 3 == 0 ? id(request + 1000 * (request % 7)) : id;
        line(lines, id(request + i), parent, root, at + i * 50, "Db" + i, request % 8, "");
      }
      String caller =
          request % 3 == 0
              ? String.format(",\"traceparent\":\"00-%032x-%016x-01\"", request + 1, request + 1)
              : "";
      line(lines, id, isBelowMain ? id(-1) : null, root, at, "Shop", request % 8, caller);
      return lines.toString();
    }

    private static String id(long number) {
      return "mem_1768312800_aaaaa" + Long.toString(number + 100_000_000_000L, 36);
    }

    private static void line(
        StringBuilder out,
        String id,
        String parent,
        String root,
        long at,
        String type,
        long thread,
        String more) {
      long second = at / 1_000_000 % 86_400;
      out.append("{\"trace_id\":\"").append(id).append("\",\"parent_id\":");
      out.append(parent == null ? "null" : '"' + parent + '"');
      out.append(",\"timestamp\":\"2026-01-");
      two(out, 1 + at / 86_400_000_000L % 28).append('T');
      two(out, second / 3600).append(':');
      two(out, second / 60 % 60).append(':');
      two(out, second % 60).append('.');
      out.append(Long.toString(1_000_000 + at % 1_000_000), 1, 7).append("Z\"");
      out.append(",\"hrm_layer\":\"memory\",\"operation\":\"run\",\"component\":\"").append(type);
      out.append(".java\",\"input_summary\":\"customer=ann, item=").append(at);
      out.append("\",\"output_summary\":\"Receipt[").append(id).append("]\",\"duration_ms\":0,");
      out.append("\"status\":\"success\",\"metadata\":{\"root_id\":\"").append(root);
      out.append("\",\"duration_ns\":").append(type.equals("Shop") ? 900_000 : 40_000);
      out.append(",\"task\":\"run\",\"class\":\"com.acme.").append(type);
      out.append("\",\"method\":\"run\",\"thread\":\"http-").append(thread).append('"');
      out.append(more).append("}}\n");
    }

    private static StringBuilder two(StringBuilder out, long number) {
      return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
  }
}
