package dev.l9.trace.reader.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins events to traces by the ids of their parents. It bears what a damaged or hostile file can
 * have: parents that are missing, ids that are there twice, circles, and any depth. Each event is
 * in exactly one trace. Not thread-safe.
 */
final class TraceForest {

  private static final int NONE = -1;

  private final List<ReportEvent> events = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, Long> leftOut = new HashMap<>();
  private int[] parents = new int[0];
  private int[][] children = new int[0][];

  private TraceForest(List<TraceSample.Kept> kept) {
    for (TraceSample.Kept trace : kept) {
      events.addAll(trace.events());
      if (trace.leftOut() > 0) {
        leftOut.put(trace.events().get(0).ids().root(), trace.leftOut());
      }
    }
  }

  /** The traces that these events make, by the time of their start. */
  static List<Trace> of(List<TraceSample.Kept> kept) {
    TraceForest forest = new TraceForest(kept);
    forest.link();
    return forest.traces();
  }

  private void link() {
    events.sort(Comparator.comparingLong(ReportEvent::startMicros));
    for (int i = 0; i < events.size(); i++) {
      indexes.putIfAbsent(events.get(i).ids().event(), i);
    }
    parents = new int[events.size()];
    for (int i = 0; i < parents.length; i++) {
      String parent = events.get(i).ids().parent();
      parents[i] = parent == null ? NONE : indexes.getOrDefault(parent, NONE);
    }
    breakCircles();
    linkChildren();
  }

  /** Makes one event of each circle a root: the one from which the circle was entered. */
  private void breakCircles() {
    int[] visitedFrom = new int[parents.length];
    Arrays.fill(visitedFrom, NONE);
    for (int start = 0; start < parents.length; start++) {
      int at = start;
      while (visitedFrom[at] == NONE) {
        visitedFrom[at] = start;
        if (parents[at] == NONE) {
          break;
        }
        if (visitedFrom[parents[at]] == start) {
          parents[at] = NONE;
          break;
        }
        at = parents[at];
      }
    }
  }

  private void linkChildren() {
    int[] counts = new int[parents.length];
    for (int parent : parents) {
      if (parent != NONE) {
        counts[parent]++;
      }
    }
    children = new int[parents.length][];
    Arrays.setAll(children, i -> new int[counts[i]]);
    Arrays.fill(counts, 0);
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] != NONE) {
        children[parents[i]][counts[parents[i]]++] = i;
      }
    }
  }

  /** Events without a parent here belong together if they name the same root. */
  private List<Trace> traces() {
    Map<String, List<Integer>> tops = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] == NONE) {
        tops.computeIfAbsent(key(i), key -> new ArrayList<>()).add(i);
      }
    }
    List<Trace> traces = new ArrayList<>();
    tops.forEach((root, of) -> traces.add(trace(root, of)));
    traces.sort(Comparator.comparingLong(Trace::startMicros));
    return traces;
  }

  /** A root that is there twice, as it can be in merged files, is two traces. */
  private String key(int index) {
    ReportEvent.Ids ids = events.get(index).ids();
    boolean isAnother = ids.parent() == null && indexes.getOrDefault(ids.event(), index) != index;
    return isAnother ? ids.event() + " again " + index : ids.root();
  }

  private Trace trace(String root, List<Integer> tops) {
    int top = tops.stream().filter(i -> isRoot(i, root)).findFirst().orElse(NONE);
    List<ReportEvent> ordered = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    if (top != NONE) {
      walk(top, NONE, ordered, places);
    }
    for (int other : tops) {
      if (other != top) {
        walk(other, top == NONE ? NONE : 0, ordered, places);
      }
    }
    boolean hasRoot =
        top != NONE || tops.stream().anyMatch(i -> events.get(i).ids().parent() == null);
    return new Trace(ordered, places, hasRoot ? "" : root, leftOut.getOrDefault(root, 0L));
  }

  private boolean isRoot(int index, String root) {
    return events.get(index).ids().event().equals(root);
  }

  /** Adds an event and all below it; without recursion, since a trace may be deep. */
  private void walk(int top, int parent, List<ReportEvent> ordered, List<Integer> places) {
    record Visit(int event, int parent) {}
    Deque<Visit> open = new ArrayDeque<>();
    open.push(new Visit(top, parent));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      int place = ordered.size();
      ordered.add(events.get(visit.event()));
      places.add(visit.parent());
      int[] below = children[visit.event()];
      for (int i = below.length - 1; i >= 0; i--) {
        open.push(new Visit(below[i], place));
      }
    }
  }
}
