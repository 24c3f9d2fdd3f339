package dev.l9.trace.tree;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws events as trees:
 *
 * <pre>
 * [alt] transition: L3→L2 → success (5ms)
 *   └─[foc] gate_check: WriteApprovalGate → allowed (2ms)
 *       └─[mem] write: altitude.session → written (3ms)
 * </pre>
 *
 * <p>Children stand below their parent in the order in which they started. An event whose parent
 * isn't among the events is drawn as a root. Control characters are replaced: a traced value can't
 * steer the terminal.
 */
public final class TraceTree {

  /** Of those that started in the same microsecond, the one that ended first comes first. */
  private static final Comparator<TraceEvent> BY_START =
      Comparator.comparing(TraceEvent::timestamp);

  private final Map<String, List<TraceEvent>> children = new HashMap<>();
  private final List<TraceEvent> roots = new ArrayList<>();

  private TraceTree(List<TraceEvent> events) {
    Map<String, TraceEvent> byId = new HashMap<>();
    for (TraceEvent event : events) {
      byId.put(event.traceId(), event);
    }
    for (TraceEvent event : events.stream().sorted(BY_START).toList()) {
      String parent = event.parentId();
      if (parent == null || !byId.containsKey(parent)) {
        roots.add(event);
      } else {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(event);
      }
    }
  }

  /** The lines of the trees of these events, roots in the order in which they started. */
  public static List<String> lines(List<TraceEvent> events) {
    TraceTree tree = new TraceTree(events);
    List<String> lines = new ArrayList<>();
    for (TraceEvent root : tree.roots) {
      tree.draw(root, lines);
    }
    return lines;
  }

  private record Drawn(TraceEvent event, int depth) {}

  /** Without recursion: traces may be deeper than this thread's stack. */
  private void draw(TraceEvent root, List<String> lines) {
    List<Drawn> open = new ArrayList<>(List.of(new Drawn(root, 0)));
    while (!open.isEmpty()) {
      Drawn next = open.remove(open.size() - 1);
      lines.add(indent(next.depth()) + describe(next.event()));
      List<TraceEvent> below = children.getOrDefault(next.event().traceId(), List.of());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.add(new Drawn(below.get(i), next.depth() + 1));
      }
    }
  }

  private static String indent(int depth) {
    return depth == 0 ? "" : " ".repeat(4 * Math.min(depth, 20) - 2) + "└─";
  }

  private static String describe(TraceEvent event) {
    StringBuilder line = new StringBuilder();
    line.append('[').append(event.layer().code()).append("] ").append(event.operation());
    if (!event.inputSummary().isEmpty()) {
      line.append(": ").append(event.inputSummary());
    }
    line.append(" → ").append(result(event));
    line.append(" (").append(event.durationMs()).append("ms)");
    String saved = number(event.metadata().get("tokens_saved"));
    if (saved != null) {
      line.append(" [saved ").append(saved).append(" tokens]");
    }
    return printable(line);
  }

  private static String result(TraceEvent event) {
    String output = event.outputSummary();
    if (event.status() == TraceStatus.SUCCESS) {
      return output.isEmpty() ? event.status().label() : output;
    }
    return output.isEmpty() ? event.status().label() : event.status().label() + " " + output;
  }

  private static @Nullable String number(@Nullable CapturedValue value) {
    return value instanceof CapturedValue.Num num ? num.value().toString() : null;
  }

  private static String printable(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      int type = Character.getType(text.charAt(i));
      if (type == Character.CONTROL || type == Character.FORMAT) {
        text.setCharAt(i, '\ufffd');
      }
    }
    return text.toString();
  }
}
