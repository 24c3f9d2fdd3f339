package dev.l9.trace.reader.report;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The metadata of an event that the page has no column for, as JSON for {@link PageJson}: the
 * failure, the values, and what the program added. Thread-safe.
 */
final class EventDetails {

  /**
   * How many characters of one event the page has. The agent takes up to 1 MB of an event's values,
   * which nobody reads in a page.
   */
  static final int CHARACTERS = 64_000;

  private static final Set<String> COLUMNS =
      Set.of("root_id", "duration_ns", "task", "class", "method", "thread");

  private EventDetails() {}

  /** The object of JSON; empty if there is nothing to say. */
  static String of(Event event) {
    try {
      return text(event.metadata());
    } catch (IllegalArgumentException e) {
      // Such as nesting so deep that no agent writes it.
      return text(Map.of("unreadable", new CapturedValue.Text(event.line())));
    }
  }

  private static String text(Map<String, CapturedValue> metadata) {
    if (COLUMNS.containsAll(metadata.keySet())) {
      return "";
    }
    Map<String, CapturedValue> others = new LinkedHashMap<>(metadata);
    others.keySet().removeAll(COLUMNS);
    return PageJson.text(json -> PageJson.object(json, others, new TextBudget(CHARACTERS)));
  }
}
