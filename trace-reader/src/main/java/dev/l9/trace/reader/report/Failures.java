package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Groups failures by the method in which they began, the exception's type and the line that threw
 * it, with the latest of each. At most {@value #GROUPS} groups are told apart. Not thread-safe.
 */
final class Failures {

  static final int GROUPS = 500;

  private static final int TEXT = 1_000;

  private record Key(String method, String type, String at) {}

  /** What is known of an event that failed, besides the event. */
  record Failure(String error, String cause, String at, String origin) {

    private static Failure of(Event event) {
      String error = event.text("error");
      return new Failure(
          shortened(error == null ? event.outputSummary() : error),
          shortened(text(event, "cause")),
          shortened(text(event, "at")),
          text(event, "origin"));
    }

    /** The page's table has room for a few lines; the event itself says more. */
    private static String shortened(String text) {
      return new TextBudget(TEXT).cut(text);
    }

    private static String text(Event event, String key) {
      String text = event.text(key);
      return text == null ? "" : text;
    }

    /** The exception's type: what is before the first colon. */
    String type() {
      int colon = error.indexOf(':');
      return colon < 0 ? error : error.substring(0, colon);
    }
  }

  private static final class Group {
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Event latest;
    private Failure failure;

    private Group(Event event, Failure failure) {
      latest = event.keep();
      this.failure = failure;
    }

    private void add(Event event, Failure added, long start) {
      count++;
      first = Math.min(first, start);
      if (start >= last) {
        last = start;
        latest = event.keep();
        failure = added;
      }
    }
  }

  private final Map<Key, Group> groups = new HashMap<>();
  private long others;

  /** Counts a failure, but not where it only passed through. */
  void add(Event event) {
    Failure failure = Failure.of(event);
    if (!failure.origin().isEmpty() && !failure.origin().equals(event.traceId())) {
      return;
    }
    Key key = new Key(event.methodId(), failure.type(), failure.at());
    Group group = groups.get(key);
    if (group == null) {
      if (groups.size() >= GROUPS) {
        others++;
        return;
      }
      group = new Group(event, failure);
      groups.put(key, group);
    }
    group.add(event, failure, event.startMicros());
  }

  /** Writes the array of groups, the most frequent first. */
  void write(JsonGenerator json) {
    List<Group> sorted =
        groups.values().stream()
            .sorted(
                Comparator.comparingLong((Group group) -> -group.count)
                    .thenComparingLong(group -> -group.last)
                    .thenComparing(group -> group.latest.traceId()))
            .toList();
    json.writeName("failures");
    json.writeStartArray();
    sorted.forEach(group -> write(json, group));
    json.writeEndArray();
    json.writeNumberProperty("otherFailures", others);
  }

  private static void write(JsonGenerator json, Group group) {
    Event event = group.latest;
    json.writeStartObject();
    json.writeNumberProperty("count", group.count);
    json.writeStringProperty("error", group.failure.error());
    json.writeStringProperty("cause", group.failure.cause());
    json.writeStringProperty("at", group.failure.at());
    json.writeStringProperty("method", event.methodId());
    json.writeStringProperty("name", event.name());
    json.writeStringProperty("layer", event.layer());
    json.writeStringProperty("component", event.component());
    json.writeStringProperty("input", event.inputSummary());
    json.writeStringProperty("event", event.traceId());
    json.writeStringProperty("root", event.rootId());
    json.writeNumberProperty("first", group.first);
    json.writeNumberProperty("last", group.last);
    json.writeEndObject();
  }
}
