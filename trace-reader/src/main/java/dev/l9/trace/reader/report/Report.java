package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.EventListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * One self-contained HTML page of a trace, which loads nothing from elsewhere. The statistics are
 * counted over all events; of the events themselves the page keeps whole traces, as many as {@link
 * Limits} allow, those with failures first. So memory is bounded whatever the size of the trace.
 * {@code docs/report.md} describes the page. Not thread-safe.
 */
public final class Report {

  /**
   * How much the page keeps.
   *
   * @param events how many events
   * @param bytes about how many bytes they take in memory, and a little less in the page
   */
  public record Limits(int events, long bytes) {

    /** With as many the page is fluid. */
    public static final Limits FLUID = new Limits(100_000, 96L << 20);
  }

  private final String title;
  private final Overview overview;
  private final TraceSample sample;
  private final List<Trace> traces;
  private final List<String> notes = new ArrayList<>();

  /** Gives the events of a trace. */
  public interface Source {

    /** Hands over all events. */
    void forEach(EventListener listener) throws IOException;

    /** Whether that can be done again, with the same events. */
    boolean isRereadable();
  }

  private Report(String title, Overview overview, TraceSample sample) {
    this.title = title;
    this.overview = overview;
    this.sample = sample;
    this.traces = TraceForest.of(sample.traces());
  }

  /**
   * Reads a trace; a second time if not all of it fits and it can be read again, in order to keep
   * traces whole that are known to have failed only at their ends.
   */
  public static Report read(Source source, String title, Limits limits) throws IOException {
    Overview overview = new Overview();
    TraceSample first = new TraceSample(limits.events(), limits.bytes(), Set.of());
    source.forEach(
        event -> {
          overview.add(event);
          first.add(event);
        });
    if (!first.isSampled() || !source.isRereadable()) {
      return new Report(title, overview, first);
    }
    TraceSample second = new TraceSample(limits.events(), limits.bytes(), first.failed());
    first.clear();
    source.forEach(second::add);
    return new Report(title, overview, second);
  }

  /** Has the page say something at its top, such as that a part of the trace is damaged. */
  public void note(String note) {
    notes.add(note);
  }

  /** How many executions were read. What says only which JVM ran is none. */
  public long executions() {
    return overview.executions();
  }

  /** How many of them failed. */
  public long failures() {
    return overview.failures();
  }

  /** What somebody should know who looks at the page and thinks that it has everything. */
  public String sampled() {
    return sample.isSampled()
        ? String.format(
            Locale.ROOT,
            "the page keeps %,d of %,d executions, in %,d whole traces, those with failures first;"
                + " its overview counts all",
            sample.events(),
            executions(),
            traces.size())
        : "";
  }

  /**
   * Writes the page.
   *
   * @param sources finds the source files whose blocks are shown
   */
  public void write(OutputStream target, SourceBlocks sources) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, 1 << 16);
    ReportPage page = new ReportPage(out);
    page.begin(title, json -> head(json, sources));
    List<ReportEvent> events = new ArrayList<>(sample.events());
    traces.forEach(trace -> events.addAll(trace.events()));
    page.data("traces", this::traces);
    new EventColumns(events, up()).writeTo(page);
    page.end();
    out.flush();
  }

  private void head(JsonGenerator json, SourceBlocks sources) {
    json.writeStartObject();
    json.writeStringProperty("title", title);
    json.writeBooleanProperty("sampled", sample.isSampled());
    json.writeNumberProperty("kept", sample.events());
    json.writeNumberProperty("keptTraces", traces.size());
    json.writeName("notes");
    json.writeStartArray();
    notes.forEach(json::writeString);
    json.writeEndArray();
    overview.write(json);
    sources.write(json, overview.methods().components());
    json.writeEndObject();
  }

  private void traces(JsonGenerator json) {
    json.writeStartObject();
    json.writeName("sizes");
    json.writeStartArray();
    traces.forEach(trace -> json.writeNumber(trace.events().size()));
    json.writeEndArray();
    json.writeName("missingRoots");
    json.writeStartObject();
    for (int i = 0; i < traces.size(); i++) {
      if (!traces.get(i).missingRoot().isEmpty()) {
        json.writeStringProperty(Integer.toString(i), traces.get(i).missingRoot());
      }
    }
    json.writeEndObject();
    json.writeName("leftOut");
    json.writeStartObject();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).leftOut() > 0) {
        json.writeNumberProperty(Integer.toString(i), traces.get(i).leftOut());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** How far before each event of the page its parent is. */
  private long[] up() {
    long[] up = new long[sample.events()];
    int at = 0;
    for (Trace trace : traces) {
      for (int i = 0; i < trace.events().size(); i++) {
        int parent = trace.parents().get(i);
        up[at++] = parent < 0 ? 0 : i - parent;
      }
    }
    return up;
  }
}
