package dev.l9.trace.tree;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws events as trees:
 *
 * <pre>
 * [alt] transition: L3→L2 → success (5ms)
 *   └─[foc] gate_check: WriteApprovalGate → allowed (2ms)
 *       └─[mem] Session.write: altitude.session → written (3ms)
 * </pre>
 *
 * <p>An operation that is named as its method has the class's simple name before it. {@link
 * TraceForest} says where an event stands, and {@link EventLine} what is on its line. Thread-safe.
 */
public final class TraceTree {

  /** An event that is deeper is drawn here, so that its line keeps some room. */
  private static final int DEEPEST_INDENT = 20;

  private TraceTree() {}

  private record Node(TraceEvent event) implements TreeNode {

    @Override
    public String traceId() {
      return event.traceId();
    }

    @Override
    public @Nullable String parentId() {
      return event.parentId();
    }

    @Override
    public long startMicros() {
      Instant start = event.timestamp();
      return start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000;
    }
  }

  /** The lines of the trees of these events, roots in the order in which they started. */
  public static List<String> lines(List<TraceEvent> events) {
    List<String> lines = new ArrayList<>();
    TraceForest.visit(
        events.stream().map(Node::new).toList(),
        (node, depth) -> lines.add(indent(depth) + line(node.event())));
    return lines;
  }

  /**
   * What stands before a line: nothing before a root, and a branch before what is below it.
   *
   * @param deepest what is deeper is indented as if it weren't
   */
  public static String indent(int depth, int deepest) {
    return depth == 0 ? "" : " ".repeat(4 * Math.min(depth, deepest) - 2) + "└─";
  }

  /** What stands before a line where it leaves enough room on a line of any length. */
  public static String indent(int depth) {
    return indent(depth, DEEPEST_INDENT);
  }

  private static EventLine line(TraceEvent event) {
    return new EventLine(
        event.layer().code(),
        EventName.of(event.operation(), text(event, "class"), text(event, "method")),
        event.inputSummary(),
        event.status().label(),
        event.outputSummary(),
        event.durationMs(),
        event.metadata().get("tokens_saved") instanceof CapturedValue.Num num ? num.value() : null);
  }

  private static String text(TraceEvent event, String key) {
    return event.metadata().get(key) instanceof CapturedValue.Text text ? text.value() : "";
  }
}
