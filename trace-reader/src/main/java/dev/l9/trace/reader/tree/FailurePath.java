package dev.l9.trace.reader.tree;

import dev.l9.trace.tree.TraceForest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reduces a trace to what explains one of its events: the path from the root to it, what its parent
 * did just before, and all that it did itself. Of everything else the number is said.
 */
public final class FailurePath {

  /** How many of the calls just before are shown. */
  private static final int BEFORE = 3;

  private final Map<String, TreeEvent> events = new HashMap<>();
  private final Map<String, List<TreeEvent>> children = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  private FailurePath(List<TreeLine> lines) {
    for (TreeLine line : lines) {
      if (line instanceof TreeEvent event) {
        events.putIfAbsent(event.traceId(), event);
        if (event.parentId() != null) {
          children.computeIfAbsent(event.parentId(), id -> new ArrayList<>()).add(event);
        }
      }
    }
  }

  /** The lines of the trace that matter for this event, and how many others there are. */
  public static List<TreeLine> of(List<TreeLine> lines, String traceId) {
    FailurePath path = new FailurePath(lines);
    TreeEvent event = path.events.get(traceId);
    if (event == null) {
      return lines;
    }
    path.keepBefore(event);
    path.keepAbove(event);
    path.keepBelow(event);
    return path.reduced(lines);
  }

  private void keepAbove(TreeEvent event) {
    @Nullable TreeEvent at = event;
    while (at != null && kept.add(at.traceId())) {
      at = at.parentId() == null ? null : events.get(at.parentId());
    }
  }

  private void keepBefore(TreeEvent event) {
    if (event.parentId() == null) {
      return;
    }
    children.getOrDefault(event.parentId(), List.of()).stream()
        .filter(
            other ->
                !other.traceId().equals(event.traceId())
                    && other.startMicros() <= event.startMicros())
        .sorted(Comparator.comparingLong(TreeEvent::startMicros).reversed())
        .limit(BEFORE)
        .forEach(other -> kept.add(other.traceId()));
  }

  private void keepBelow(TreeEvent event) {
    Deque<TreeEvent> open = new ArrayDeque<>(List.of(event));
    while (!open.isEmpty()) {
      for (TreeEvent child : children.getOrDefault(open.remove().traceId(), List.of())) {
        if (kept.add(child.traceId())) {
          open.add(child);
        }
      }
    }
  }

  private List<TreeLine> reduced(List<TreeLine> lines) {
    List<TreeLine> shown = new ArrayList<>();
    Map<@Nullable String, Long> leftOut = new HashMap<>();
    List<@Nullable String> above = new ArrayList<>();
    TraceForest.visit(
        lines,
        (line, depth) -> {
          above.subList(depth, above.size()).clear();
          @Nullable String parent = depth == 0 ? null : above.get(depth - 1);
          if (line instanceof TreeEvent event && kept.contains(event.traceId())) {
            shown.add(event);
            above.add(event.traceId());
          } else {
            leftOut.merge(parent, line instanceof LeftOut more ? more.count() : 1L, Long::sum);
            above.add(parent);
          }
        });
    leftOut.forEach((parent, count) -> shown.add(new LeftOut(parent, count)));
    return shown;
  }
}
