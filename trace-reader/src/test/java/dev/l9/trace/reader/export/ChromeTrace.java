package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chrome trace, held against the rules of its format when it is read. */
final class ChromeTrace {

  /** A span that the trace shows, in nanoseconds. */
  record Slice(String name, String id, String track, String thread, long start, long end) {}

  /** A call from one span to another, by their ids. */
  record Arrow(String from, String to) {}

  final List<Slice> slices = new ArrayList<>();
  final List<Arrow> arrows = new ArrayList<>();
  final Map<String, String> processes = new HashMap<>();
  final Set<String> asynchronous = new HashSet<>();
  private final Map<String, String> threads = new HashMap<>();

  private ChromeTrace() {}

  static ChromeTrace read(String json) {
    ChromeTrace trace = new ChromeTrace();
    JsonNode root = JsonMapper.builder().build().readTree(json);
    assertEquals("ns", root.get("displayTimeUnit").asString());
    List<JsonNode> events = new ArrayList<>();
    root.get("traceEvents").forEach(events::add);
    events.forEach(trace::name);
    events.forEach(trace::slice);
    trace.requireNesting();
    trace.arrows(events);
    trace.asynchronous(events);
    return trace;
  }

  private static String phase(JsonNode event) {
    for (String key : List.of("name", "cat", "ph")) {
      assertTrue(event.get(key).isString(), key + " of " + event);
    }
    assertTrue(event.get("pid").isInt() && event.get("tid").isInt(), event::toString);
    assertTrue(event.get("ts").isNumber(), event::toString);
    return event.get("ph").asString();
  }

  private static String track(JsonNode event) {
    return event.get("pid") + "/" + event.get("tid");
  }

  private static long nanos(JsonNode event, String key) {
    long nanos = new BigDecimal(event.get(key).toString()).movePointRight(3).longValueExact();
    assertTrue(nanos >= 0 && nanos < 1L << 53, event::toString);
    return nanos;
  }

  private void name(JsonNode event) {
    if (phase(event).equals("M")) {
      switch (event.get("name").asString()) {
        case "process_name" ->
            processes.put(event.get("pid").toString(), event.get("args").get("name").asString());
        case "thread_name" ->
            assertEquals(null, threads.put(track(event), event.get("args").get("name").asString()));
        default -> assertTrue(event.get("args").get("labels").isString());
      }
    }
  }

  private void slice(JsonNode event) {
    if (phase(event).equals("X")) {
      assertTrue(processes.containsKey(event.get("pid").toString()), event::toString);
      String thread = threads.get(track(event));
      assertTrue(thread != null, event::toString);
      long start = nanos(event, "ts");
      String id = event.get("args").get("trace_id").asString();
      long end = start + nanos(event, "dur");
      slices.add(new Slice(event.get("name").asString(), id, track(event), thread, start, end));
    }
  }

  /** Spans of one track are within each other or apart. */
  private void requireNesting() {
    List<Slice> sorted = new ArrayList<>(slices);
    sorted.sort(
        Comparator.comparingLong(Slice::start)
            .thenComparing(Slice::end, Comparator.reverseOrder()));
    Map<String, Deque<Slice>> open = new HashMap<>();
    for (Slice slice : sorted) {
      Deque<Slice> around = open.computeIfAbsent(slice.track, track -> new ArrayDeque<>());
      while (!around.isEmpty() && around.peek().end <= slice.start) {
        around.pop();
      }
      assertTrue(
          around.isEmpty() || slice.end <= around.peek().end,
          () -> slice + " overlaps " + around.peek());
      around.push(slice);
    }
  }

  private void arrows(List<JsonNode> events) {
    Map<String, JsonNode> starts = new HashMap<>();
    for (JsonNode event : events) {
      if (phase(event).equals("s")) {
        assertEquals(null, starts.put(event.get("id").toString(), event));
      } else if (phase(event).equals("f")) {
        assertEquals("e", event.get("bp").asString());
        JsonNode start = starts.remove(event.get("id").toString());
        assertTrue(nanos(start, "ts") <= nanos(event, "ts"), event::toString);
        assertTrue(!track(start).equals(track(event)), event::toString);
        arrows.add(new Arrow(around(start), around(event)));
      }
    }
    assertEquals(Map.of(), starts);
  }

  /** The innermost span of the track at a time. */
  private String around(JsonNode event) {
    long time = nanos(event, "ts");
    return slices.stream()
        .filter(each -> each.track.equals(track(event)) && each.start <= time && time <= each.end)
        .max(
            Comparator.comparingLong(Slice::start)
                .thenComparing(Slice::end, Comparator.reverseOrder()))
        .orElseThrow(() -> new AssertionError("no span at " + event))
        .id;
  }

  private void asynchronous(List<JsonNode> events) {
    Map<String, JsonNode> open = new HashMap<>();
    for (JsonNode event : events) {
      String key = event.get("cat") + " " + event.get("id");
      if (phase(event).equals("b")) {
        assertEquals(null, open.put(key, event));
        asynchronous.add(event.get("args").get("trace_id").asString());
      } else if (phase(event).equals("e")) {
        JsonNode begin = open.remove(key);
        assertTrue(nanos(begin, "ts") <= nanos(event, "ts"));
        assertEquals(begin.get("name"), event.get("name"));
      }
    }
    assertEquals(Map.of(), open);
  }

  Slice named(String name) {
    return slices.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }
}
