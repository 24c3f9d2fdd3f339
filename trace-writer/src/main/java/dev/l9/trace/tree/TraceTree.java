package dev.l9.trace.tree;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * isn't among the events is drawn as a root. Every event is drawn once, whatever the file says: if
 * an id occurs twice, its children stand below the first; if parents form a cycle, the first event
 * of the cycle is a root. Control characters are replaced, so that a traced value can't control the
 * terminal. Thread-safe.
 */
public final class TraceTree {

  /**
   * The order of the starts. Sorting is stable, so of several events that started in the same
   * microsecond, the one that ended first comes first.
   */
  private static final Comparator<TraceEvent> BY_START =
      Comparator.comparing(TraceEvent::timestamp);

  private final Map<String, List<TraceEvent>> children = new HashMap<>();
  private final Set<TraceEvent> drawn = Collections.newSetFromMap(new IdentityHashMap<>());

  private TraceTree() {}

  /** The lines of the trees of these events, roots in the order in which they started. */
  public static List<String> lines(List<TraceEvent> events) {
    List<TraceEvent> sorted = events.stream().sorted(BY_START).toList();
    Set<String> ids = new HashSet<>();
    for (TraceEvent event : sorted) {
      ids.add(event.traceId());
    }
    TraceTree tree = new TraceTree();
    List<TraceEvent> roots = new ArrayList<>();
    for (TraceEvent event : sorted) {
      String parent = event.parentId();
      if (parent == null || !ids.contains(parent)) {
        roots.add(event);
      } else {
        tree.children.computeIfAbsent(parent, id -> new ArrayList<>()).add(event);
      }
    }
    List<String> lines = new ArrayList<>();
    tree.drawAll(roots, lines);
    tree.drawAll(sorted, lines); // The remaining events hang on a cycle.
    return lines;
  }

  private void drawAll(List<TraceEvent> events, List<String> lines) {
    for (TraceEvent event : events) {
      if (!drawn.contains(event)) {
        draw(event, lines);
      }
    }
  }

  private record Drawn(TraceEvent event, int depth) {}

  /** This works without recursion, since a trace may be deeper than this thread's stack allows. */
  private void draw(TraceEvent root, List<String> lines) {
    List<Drawn> open = new ArrayList<>(List.of(new Drawn(root, 0)));
    while (!open.isEmpty()) {
      Drawn next = open.remove(open.size() - 1);
      if (!drawn.add(next.event())) {
        continue;
      }
      lines.add(indent(next.depth()) + describe(next.event()));
      List<TraceEvent> below = children.remove(next.event().traceId());
      if (below == null) {
        continue;
      }
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
