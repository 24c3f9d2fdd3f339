package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;

/** Lines of events for tests. */
public final class EventLines {

  private EventLines() {}

  /** An event of an operation that took so many milliseconds, {@code id} seconds after a minute. */
  public static String event(int id, String operation, long millis) {
    return event("sys_1768312800_" + "abcde" + String.format("%06d", id), id, operation, millis);
  }

  private static String event(String traceId, int second, String operation, long millis) {
    return "{\"trace_id\":\""
        + traceId
        + "\",\"parent_id\":null,\"timestamp\":\""
        + String.format("2026-01-13T14:%02d:%02d.000123Z", second / 60, second % 60)
        + "\",\"hrm_layer\":\"system\",\"operation\":\""
        + operation
        + "\",\"component\":\"Shop.java\",\"input_summary\":\"item=lamp\",\"output_summary\":\"true\","
        + "\"duration_ms\":"
        + millis
        + ",\"status\":\"success\",\"metadata\":{\"root_id\":\""
        + traceId
        + "\",\"duration_ns\":"
        + millis * 1_000_000
        + ",\"task\":\""
        + operation
        + "\",\"class\":\"com.acme.Shop\",\"method\":\""
        + operation
        + "\",\"thread\":\"main\"}}";
  }

  /** Reads one line, which has to be an event. */
  static Event read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Event event = new Event();
    EventScanner scanner = new EventScanner();
    if (!scanner.scan(bytes, 0, bytes.length, event)) {
      throw new IllegalArgumentException(scanner.problem());
    }
    return event;
  }
}
