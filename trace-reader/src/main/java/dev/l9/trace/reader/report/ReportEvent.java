package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page keeps of one event. Immutable.
 *
 * @param startMicros microseconds since 1970
 * @param details what the columns of the page don't say, an object of JSON by {@link EventDetails};
 *     empty if there is nothing
 */
record ReportEvent(
    Ids ids,
    Kind kind,
    long startMicros,
    long durationNanos,
    String thread,
    String status,
    String input,
    String output,
    String details) {

  /** About what an object of this record takes beside its texts, in bytes. */
  private static final int OVERHEAD = 250;

  /**
   * The ids of an event.
   *
   * @param event its own id
   * @param parent the id of the event in which it ran; null for a root
   * @param root the id of its trace's root, as far as the event says it
   */
  record Ids(String event, @Nullable String parent, String root) {}

  /**
   * What all executions of a method have in common.
   *
   * @param name such as {@code Inventory.reserve}
   * @param id such as {@code com.acme.Inventory#reserve}
   */
  record Kind(
      String layer,
      String operation,
      String component,
      String className,
      String method,
      String task,
      String name,
      String id) {}

  /**
   * Keeps an event.
   *
   * @param kinds those that are known; equal events share one
   */
  static ReportEvent of(Event event, Map<Kind, Kind> kinds) {
    Kind kind =
        new Kind(
            event.layer(),
            event.operation(),
            event.component(),
            event.className(),
            event.method(),
            event.task(),
            event.name(),
            event.methodId());
    return new ReportEvent(
        new Ids(event.traceId(), event.parentId(), event.rootId()),
        kinds.computeIfAbsent(kind, key -> key),
        event.startMicros(),
        Math.max(0, event.durationNanos()),
        event.thread(),
        event.status(),
        event.inputSummary(),
        event.outputSummary(),
        EventDetails.of(event));
  }

  /** About as many bytes as this event takes. */
  int size() {
    return OVERHEAD + 2 * (input.length() + output.length()) + details.length();
  }
}
