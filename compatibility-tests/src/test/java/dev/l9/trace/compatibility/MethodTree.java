package dev.l9.trace.compatibility;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Events as text, with the methods of the JVM that they come from. */
final class MethodTree {

  private MethodTree() {}

  /**
   * One line an event, in order of their starts, indented below their parents: {@code class#method
   * operation(inputs) → output}, the status where it isn't success. A method with the same name as
   * the operation is left out.
   */
  static String of(List<TraceEvent> events) {
    StringBuilder out = new StringBuilder();
    append(out, events, null, "");
    return out.toString();
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
    String method = metadata(event, "method");
    String name = method.equals(event.operation()) ? "" : "#" + method;
    String output = event.outputSummary().isEmpty() ? "" : " → " + event.outputSummary();
    boolean isSuccess = event.status() == TraceStatus.SUCCESS;
    return (metadata(event, "class") + name + " " + event.operation())
        + ("(" + event.inputSummary() + ")" + output)
        + (isSuccess ? "" : " [" + event.status().label() + "]");
  }

  private static String metadata(TraceEvent event, String key) {
    return ((CapturedValue.Text) event.metadata().get(key)).value();
  }
}
