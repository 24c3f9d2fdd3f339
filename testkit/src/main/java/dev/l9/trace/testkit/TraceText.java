package dev.l9.trace.testkit;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes events as text, so that a test can compare a whole tree with a literal. Thread-safe. */
public final class TraceText {

  private TraceText() {}

  /**
   * Writes one line for each event, in the order of the starts, and indents it below its parent:
   * {@code operation(inputs) → output [status]}. The status is left out where it is success.
   */
  public static String tree(List<TraceEvent> events) {
    StringBuilder out = new StringBuilder();
    append(out, events, null, "");
    return out.toString();
  }

  /**
   * Writes the lines of {@link #tree}, but sorts siblings by their text. This is for executions
   * that run at the same time.
   */
  public static String sortedTree(List<TraceEvent> events) {
    return sorted(events, null, "");
  }

  /** The JSON of a value, as a line of the trace has it but for blanks between its parts. */
  public static String json(CapturedValue value) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    for (char c : JsonBytes.compact().value(value).toString().toCharArray()) {
      out.append(c);
      if (!quoted && (c == ':' || c == ',')) {
        out.append(' ');
      }
      quoted ^= c == '"' && !escaped;
      escaped = c == '\\' && !escaped;
    }
    return out.toString();
  }

  private static String sorted(List<TraceEvent> events, String parent, String indent) {
    return events.stream()
        .filter(event -> Objects.equals(event.parentId(), parent))
        .map(event -> indent + line(event) + "\n" + sorted(events, event.traceId(), indent + "  "))
        .sorted()
        .collect(Collectors.joining());
  }

  private static void append(
      StringBuilder out, List<TraceEvent> events, String parent, String indent) {
    events.stream()
        .filter(event -> Objects.equals(event.parentId(), parent))
        .sorted(Comparator.comparing(TraceEvent::timestamp))
        .forEach(
            event -> {
              out.append(indent).append(line(event)).append('\n');
              append(out, events, event.traceId(), indent + "  ");
            });
  }

  private static String line(TraceEvent event) {
    String output = event.outputSummary().isEmpty() ? "" : " → " + event.outputSummary();
    boolean isSuccess = event.status() == TraceStatus.SUCCESS;
    String status = isSuccess ? "" : " [" + event.status().label() + "]";
    return event.operation() + "(" + event.inputSummary() + ")" + output + status;
  }
}
