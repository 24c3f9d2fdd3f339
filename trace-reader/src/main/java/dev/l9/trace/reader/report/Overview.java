package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * What the first view of the page says: counted over all events, however few of them the page
 * keeps. The memory is bounded. Not thread-safe.
 */
final class Overview {

  private static final int LAYERS = 50;
  private static final int RUNS = 50;

  private final Map<String, Latencies> layers = new LinkedHashMap<>();
  private final Latencies all = new Latencies();
  private final Activity activity = new Activity();
  private final Methods methods = new Methods();
  private final Failures failures = new Failures();
  private final List<Run> runs = new ArrayList<>();

  private record Run(String event, long at, String details) {}

  private long roots;
  private long failedRoots;
  private long moreRuns;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /** Counts an event. */
  void add(Event event) {
    if (event.isRun()) {
      addRun(event);
      return;
    }
    long start = event.startMicros();
    long nanos = Math.max(0, event.durationNanos());
    all.add(event, nanos);
    activity.add(start, event.isError());
    methods.add(event, nanos);
    String layer = layers.size() < LAYERS || layers.containsKey(event.layer()) ? event.layer() : "";
    layers.computeIfAbsent(layer, name -> new Latencies()).add(event, nanos);
    if (event.isRoot()) {
      roots++;
      failedRoots += event.isError() ? 1 : 0;
    }
    from = Math.min(from, start);
    to = Math.max(to, start + nanos / 1_000);
    if (event.isError()) {
      failures.add(event);
    }
  }

  private void addRun(Event event) {
    if (runs.size() < RUNS) {
      runs.add(new Run(event.traceId(), event.startMicros(), EventDetails.of(event)));
    } else {
      moreRuns++;
    }
  }

  long executions() {
    return all.calls();
  }

  long failures() {
    return all.errors();
  }

  Methods methods() {
    return methods;
  }

  /** Writes the keys of the object that the generator is in. */
  void write(JsonGenerator json) {
    json.writeNumberProperty("roots", roots);
    json.writeNumberProperty("failedRoots", failedRoots);
    json.writeNumberProperty("from", time(from));
    json.writeNumberProperty("to", time(to));
    json.writeName("all");
    json.writeStartObject();
    all.write(json, true);
    json.writeEndObject();
    json.writeName("layers");
    json.writeStartArray();
    layers.forEach((name, latencies) -> layer(json, name, latencies));
    json.writeEndArray();
    json.writeName("activity");
    activity.write(json);
    methods.write(json);
    failures.write(json);
    runs(json);
  }

  /** A time, or 0 where there are no events. */
  private long time(long micros) {
    return all.calls() == 0 ? 0 : micros;
  }

  private static void layer(JsonGenerator json, String name, Latencies latencies) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    latencies.write(json, true);
    json.writeEndObject();
  }

  private void runs(JsonGenerator json) {
    json.writeName("runs");
    json.writeStartArray();
    for (Run run : runs) {
      json.writeStartObject();
      json.writeStringProperty("event", run.event());
      json.writeNumberProperty("at", run.at());
      json.writeName("details");
      json.writeRawValue(run.details().isEmpty() ? "{}" : run.details());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("moreRuns", moreRuns);
  }
}
