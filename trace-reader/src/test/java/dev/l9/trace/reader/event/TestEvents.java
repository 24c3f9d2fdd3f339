package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Events for the tests of packages that build upon the reader. */
public final class TestEvents {

  private TestEvents() {}

  private static final EventLineReader READER = new EventLineReader();

  /** The event of a line. */
  public static synchronized Event read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Event event = READER.read(bytes, 0, bytes.length);
    if (event == null) {
      throw new IllegalArgumentException(READER.problem());
    }
    return event.keep();
  }

  /** An event whose operation and output are its id; {@code second} says when it started. */
  public static Event event(String id, @Nullable String parent, String root, int second) {
    return read(line(id, parent, root, second, "success"));
  }

  /** The line of such an event. */
  public static String line(
      String id, @Nullable String parent, String root, int second, String status) {
    return "{'trace_id':'"
        .concat(id + "','parent_id':" + (parent == null ? "null" : "'" + parent + "'"))
        .concat(",'timestamp':'2026-01-13T14:" + two(second / 60) + ":" + two(second % 60))
        .concat(".000000Z','hrm_layer':'system','operation':'" + id)
        .concat("','component':'Shop.java','input_summary':'','output_summary':'" + id)
        .concat("','duration_ms':0,'status':'" + status + "','metadata':{'root_id':'" + root)
        .concat("','duration_ns':0}}")
        .replace('\'', '"');
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
