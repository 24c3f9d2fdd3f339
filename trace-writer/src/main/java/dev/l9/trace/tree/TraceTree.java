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
 *       └─[mem] Session.write: altitude.session → written (3ms)
 * </pre>
 *
 * <p>An operation that is named as its method has the class's simple name before it. Children stand
 * below their parent in the order in which they started. An event whose parent isn't among the
 * events is drawn as a root. Every event is drawn once, whatever the file says: if an id occurs
 * twice, its children stand below the first; if parents form a cycle, the first event of the cycle
 * is a root. An event is one line: line ends in its values show as {@code ⏎}, and control
 * characters are replaced, so that a traced value can't control the terminal. Thread-safe.
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
    line.append('[').append(event.layer().code()).append("] ").append(name(event));
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

  private static String name(TraceEvent event) {
    String operation = event.operation();
    String type = text(event, "class");
    return type.isEmpty() || !operation.equals(text(event, "method"))
        ? operation
        : simpleName(type) + "." + operation;
  }

  private static String text(TraceEvent event, String key) {
    return event.metadata().get(key) instanceof CapturedValue.Text text ? text.value() : "";
  }

  /** The name without package and outer classes, which stay where a name is only a number. */
  private static String simpleName(String type) {
    int own = type.lastIndexOf('$') + 1;
    boolean isName = own < type.length() && !Character.isDigit(type.charAt(own));
    return type.substring(Math.max(type.lastIndexOf('.') + 1, isName ? own : 0));
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

  private static String printable(CharSequence text) {
    StringBuilder shown = new StringBuilder(text.length());
    int before = 0;
    for (int c : text.codePoints().toArray()) {
      if (!isLineEnd(c)) {
        shown.appendCodePoint(isVisible(c) ? c : '\ufffd');
      } else if (c != '\n' || before != '\r') {
        shown.append('⏎');
      }
      before = c;
    }
    return shown.toString();
  }

  private static boolean isLineEnd(int c) {
    return switch (c) {
      case '\n', '\u000b', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> true;
    };
  }
}
