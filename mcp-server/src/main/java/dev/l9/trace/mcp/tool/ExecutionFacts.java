package dev.l9.trace.mcp.tool;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.index.IndexedMethod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is known of executions. All texts of events go through {@link UntrustedText}. */
final class ExecutionFacts {

  private static final int SHORT = 120;
  private static final int NAME = 160;
  private static final double NANOS_A_MICRO = 1_000;

  private ExecutionFacts() {}

  /** One line of a list. */
  static Map<String, Object> line(Event event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", id(event.traceId()));
    line.put("at", UntrustedText.of(event.timestamp(), 30));
    line.put("method", name(event.methodId()));
    putText(line, "input", event.inputSummary(), SHORT);
    outcome(line, event, SHORT);
    line.put("ms", millis((double) event.durationNanos()));
    return line;
  }

  /** All that an event says, in texts of at most so many characters. */
  static Map<String, Object> whole(Event event, int longest) {
    Map<String, Object> facts = line(event);
    putText(facts, "input", values(event, "inputs", event.inputSummary()), longest);
    if (event.isSuccess()) {
      putText(facts, "output", values(event, "output", event.outputSummary()), longest);
    }
    outcome(facts, event, longest);
    putText(facts, "cause", event.text("cause"), longest);
    putText(facts, "thrown_at", event.text("at"), NAME);
    putText(facts, "thread", event.thread(), NAME);
    return facts;
  }

  private static void outcome(Map<String, Object> facts, Event event, int longest) {
    if (event.isSuccess()) {
      if (!facts.containsKey("output")) {
        putText(facts, "output", event.outputSummary(), longest);
      }
    } else {
      String error = event.text("error");
      putText(
          facts, outcome(event.status()), error == null ? event.outputSummary() : error, longest);
    }
  }

  /** The key under which it is said what came of it, so that no status can pose as another key. */
  static String outcome(String status) {
    return status.equals("blocked") ? status : "error";
  }

  private static String values(Event event, String key, String summary) {
    CapturedValue value = event.value(key);
    return value == null ? summary : JsonBytes.compact().value(value).toString();
  }

  /** Nothing is said of what is empty. */
  static void putText(Map<String, Object> facts, String key, @Nullable String text, int longest) {
    if (text != null && !text.isEmpty()) {
      facts.put(key, UntrustedText.of(text, longest));
    }
  }

  static String id(String id) {
    return UntrustedText.of(id, NAME);
  }

  static String name(String methodId) {
    return UntrustedText.of(methodId, NAME);
  }

  static String name(IndexedMethod method) {
    return name(method.id());
  }

  /** Milliseconds to the microsecond. */
  static Object millis(double nanos) {
    double millis = Math.rint(nanos / NANOS_A_MICRO) / 1_000;
    return millis == Math.rint(millis) && millis < 1e15 ? (Object) (long) millis : millis;
  }

  static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
