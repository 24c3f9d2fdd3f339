package dev.l9.trace.reader.report;

import dev.l9.trace.reader.report.ReportEvent.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * Writes events as columns, a part of {@value #PART} events at a time, so that the page can read
 * each part within a frame. What repeats is written once: what a method is in the table of kinds,
 * which is for all parts, and texts in the table of their part. {@code docs/report.md} describes
 * the columns. Not thread-safe.
 */
final class EventColumns {

  /** Events of one part. */
  static final int PART = 4_000;

  private final Map<Kind, Integer> kinds = new LinkedHashMap<>();
  private final Map<String, Integer> threads = new LinkedHashMap<>();
  private final Map<String, Integer> states = new LinkedHashMap<>();

  private final List<ReportEvent> events;
  private final long[] up;

  /**
   * The columns of these events.
   *
   * @param up how far before each event its parent is; 0 if it has none
   */
  EventColumns(List<ReportEvent> events, long[] up) {
    this.events = events;
    this.up = up;
  }

  /** Writes all parts, and the tables behind the columns. */
  void writeTo(ReportPage page) throws IOException {
    for (int from = 0; from < events.size(); from += PART) {
      int first = from;
      page.data("events", json -> writePart(json, first));
    }
    page.data("tables", this::writeTables);
    for (int from = 0; from < events.size(); from += PART) {
      List<ReportEvent> part = part(from);
      page.data("details", json -> writeDetails(json, part));
    }
  }

  private List<ReportEvent> part(int from) {
    return events.subList(from, Math.min(events.size(), from + PART));
  }

  private static void writeDetails(JsonGenerator json, List<ReportEvent> part) {
    json.writeStartArray();
    for (ReportEvent event : part) {
      json.writeRawValue(event.details().isEmpty() ? "0" : event.details());
    }
    json.writeEndArray();
  }

  private void writePart(JsonGenerator json, int from) {
    List<ReportEvent> part = part(from);
    Map<String, Integer> texts = new LinkedHashMap<>();
    json.writeStartObject();
    json.writeName("id");
    json.writeStartArray();
    part.forEach(event -> json.writeString(event.ids().event()));
    json.writeEndArray();
    json.writeName("up");
    json.writeArray(up, from, part.size());
    startTimes(json, part);
    column(json, "nanos", part, event -> Math.max(0, event.durationNanos()));
    column(json, "kind", part, event -> index(kinds, event.kind()));
    column(json, "thread", part, event -> index(threads, event.thread()));
    column(json, "status", part, event -> index(states, event.status()));
    column(json, "input", part, event -> index(texts, event.input()));
    column(json, "output", part, event -> index(texts, event.output()));
    strings(json, "texts", texts);
    missingParents(json, from);
    json.writeEndObject();
  }

  /** The first event's time, and how much later than the one before each of the others began. */
  private static void startTimes(JsonGenerator json, List<ReportEvent> part) {
    json.writeNumberProperty("from", part.get(0).startMicros());
    long[] later = new long[part.size()];
    for (int i = 1; i < later.length; i++) {
      later[i] = part.get(i).startMicros() - part.get(i - 1).startMicros();
    }
    json.writeName("later");
    json.writeArray(later, 0, later.length);
  }

  private static void column(
      JsonGenerator json, String name, List<ReportEvent> part, ToLongFunction<ReportEvent> value) {
    json.writeName(name);
    json.writeArray(part.stream().mapToLong(value).toArray(), 0, part.size());
  }

  /** Of events that have a parent which the page doesn't have, the parent's id. */
  private void missingParents(JsonGenerator json, int from) {
    json.writeName("missing");
    json.writeStartObject();
    for (int i = from; i < Math.min(events.size(), from + PART); i++) {
      String parent = events.get(i).ids().parent();
      String shown = up[i] == 0 ? null : events.get(i - (int) up[i]).ids().event();
      if (parent != null && !parent.equals(shown)) {
        json.writeStringProperty(Integer.toString(i - from), parent);
      }
    }
    json.writeEndObject();
  }

  /** Writes the tables that are for all parts. */
  private void writeTables(JsonGenerator json) {
    json.writeStartObject();
    json.writeName("kinds");
    json.writeStartArray();
    for (Kind kind : kinds.keySet()) {
      json.writeStartArray();
      json.writeString(kind.layer());
      json.writeString(kind.operation());
      json.writeString(kind.component());
      json.writeString(kind.className());
      json.writeString(kind.method());
      json.writeString(kind.task());
      json.writeString(kind.name());
      json.writeString(kind.id());
      json.writeEndArray();
    }
    json.writeEndArray();
    strings(json, "threads", threads);
    strings(json, "states", states);
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Map<String, Integer> table) {
    json.writeName(name);
    json.writeStartArray();
    table.keySet().forEach(json::writeString);
    json.writeEndArray();
  }

  private static <T> int index(Map<T, Integer> table, T value) {
    Integer known = table.putIfAbsent(value, table.size());
    return known == null ? table.size() - 1 : known;
  }
}
