package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.TraceProfile.CallEdge;
import dev.l9.trace.reader.diff.TraceProfile.ThrownError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders the methods that may be the cause. First come those in which trees begin to differ: given
 * equal inputs, and having seen equal things from what they called, they did something else. Behind
 * the first of these come the methods that it called and that returned nothing, since what they
 * changed may be seen in their caller only.
 */
final class SuspectRanking {

  private static final int MAX_SUSPECTS = 10;
  private static final int MAX_SILENT = 4;
  private static final int MAX_IDS = 3;
  private static final double FIRST = 0.9;
  private static final double SILENT = 0.6;
  private static final double LATER = 0.4;
  private static final double INDIRECT = 0.2;

  private final MethodNames names;
  private final TraceProfile before;
  private final TraceProfile after;
  private final DivergenceText text;
  private final Map<Integer, Suspect> suspects = new LinkedHashMap<>();

  SuspectRanking(MethodNames names, TraceProfile before, TraceProfile after) {
    this.names = names;
    this.before = before;
    this.after = after;
    this.text = new DivergenceText(names, before, after);
  }

  /** What is known of the divergences in one method. */
  private static final class Group {

    private final Divergence first;
    private int treesLed;
    private int count;

    /** Those in which the result is another come first: they can be seen from outside. */
    private final List<CallNode> changed = new ArrayList<>();

    private final List<CallNode> others = new ArrayList<>();

    Group(Divergence first) {
      this.first = first;
    }

    /** Keeps the first executions of each kind that differ in what they were given or came to. */
    private void keep(Divergence one) {
      CallNode old = one.before();
      List<CallNode> kept = old.differsInResult(one.after()) ? changed : others;
      if (kept.size() < MAX_IDS && kept.stream().noneMatch(each -> each.alone() == old.alone())) {
        kept.add(old);
      }
    }

    private List<String> oldIds(ExecutionIds ids) {
      return Stream.concat(changed.stream(), others.stream())
          .map(ids::of)
          .filter(id -> !id.isEmpty())
          .limit(MAX_IDS)
          .toList();
    }

    int treesLed() {
      return treesLed;
    }

    int order() {
      return first.order();
    }
  }

  /** Adds the methods in which trees begin to differ; those that are first in most trees lead. */
  void addDivergences(List<Divergence> divergences) {
    Map<Integer, Group> groups = new LinkedHashMap<>();
    Set<Integer> roots = new LinkedHashSet<>();
    for (Divergence one : divergences) {
      Group group = groups.computeIfAbsent(one.method(), method -> new Group(one));
      group.count++;
      group.keep(one);
      group.treesLed += roots.add(one.root()) ? 1 : 0;
    }
    List<Group> ordered = new ArrayList<>(groups.values());
    ordered.sort(
        Comparator.comparingInt(Group::treesLed).reversed().thenComparingInt(Group::order));
    for (int i = 0; i < ordered.size(); i++) {
      Group group = ordered.get(i);
      if (i == 0) {
        addReordered(group.first);
      }
      add(
          group.first.method(),
          i == 0 ? FIRST : LATER / (1 + i / 10.0),
          text.why(group.first, group.count, i == 0),
          group.oldIds(before.ids()));
      if (i == 0) {
        addSilent(group.first);
      }
    }
  }

  /**
   * If the method where the difference begins was given a list in another order, the method that
   * returned the list so stands before it.
   */
  private void addReordered(Divergence first) {
    boolean sawOtherOrder =
        first.before().input().ordered() != first.after().input().ordered()
            || first.before().calls().stream().anyMatch(call -> isReordered(call, first.after()));
    if (sawOtherOrder) {
      Integer source = TreeOrder.firstReordered(before.trees().roots(), after.trees().roots());
      if (source != null) {
        add(
            source,
            FIRST,
            "returned a list in another order, given equal inputs; what follows differs");
      }
    }
  }

  /** Whether the new execution has made the same call with the same answer in another order. */
  private static boolean isReordered(CallNode call, CallNode after) {
    return after.calls().stream()
        .anyMatch(
            other ->
                call.isSameCall(other)
                    && call.result().unordered() == other.result().unordered()
                    && call.result().ordered() != other.result().ordered());
  }

  private void addSilent(Divergence first) {
    Map<Integer, Silent> silent = new LinkedHashMap<>();
    Deque<CallNode> open = new ArrayDeque<>();
    first.after().calls().forEach(open::addFirst);
    while (!open.isEmpty()) {
      CallNode node = open.removeFirst();
      node.calls().forEach(open::addFirst);
      if (node.isVoid() && node.method() != first.method()) {
        silent.putIfAbsent(
            node.method(), new Silent(node.method(), node.calls().size(), silent.size()));
      }
    }
    List<Silent> methods = new ArrayList<>(silent.values());
    methods.sort(Comparator.comparingInt(Silent::calls).thenComparingInt(Silent::later));
    for (int i = 0; i < Math.min(MAX_SILENT, methods.size()); i++) {
      add(
          methods.get(i).method,
          SILENT / (1 + i / 10.0),
          "returns nothing, and ran in "
              + names.name(first.method())
              + " before the difference: what it changes is seen there only");
    }
  }

  /**
   * A method that returned nothing.
   *
   * @param calls of the latest execution; one without calls may be the cause only itself
   * @param later how many such methods ran later
   */
  private record Silent(int method, int calls, int later) {}

  /** Adds methods whose results are others; before the rest, those that call no other of them. */
  void addResults(Set<Integer> methods) {
    Set<Integer> callers = new LinkedHashSet<>();
    for (CallEdge edge : after.edges().keySet()) {
      if (methods.contains(edge.to()) && edge.to() != edge.from()) {
        callers.add(edge.from());
      }
    }
    String result = "returns something else for equal inputs; ";
    methods.stream()
        .filter(method -> !callers.contains(method))
        .forEach(method -> add(method, INDIRECT, result + "no method that it calls does"));
    methods.stream()
        .filter(callers::contains)
        .forEach(method -> add(method, INDIRECT / 2, result + "so does a method that it calls"));
  }

  /** Adds methods that throw what they didn't throw before. */
  void addErrors(List<ThrownError> errors) {
    for (ThrownError error : errors) {
      add(
          names.number(error.method()),
          INDIRECT,
          "is where this began, for the first time: " + error.error());
    }
  }

  /** Adds the methods that make calls which they didn't make before. */
  void addEdges(Difference<CallEdge> edges) {
    Map<Integer, String> reasons = new HashMap<>();
    edges
        .isNew()
        .forEach(edge -> reasons.putIfAbsent(edge.from(), "now calls " + names.name(edge.to())));
    edges.isGone().stream()
        .filter(edge -> after.method(edge.from()) != null)
        .forEach(
            edge -> reasons.putIfAbsent(edge.from(), "no longer calls " + names.name(edge.to())));
    reasons.entrySet().stream()
        .filter(one -> before.method(one.getKey()) != null)
        .sorted(Comparator.comparing(one -> names.name(one.getKey())))
        .forEach(one -> add(one.getKey(), INDIRECT / 2, one.getValue()));
  }

  private void add(int method, double score, String why) {
    add(method, score, why, List.of());
  }

  private void add(int method, double score, String why, List<String> oldIds) {
    if (suspects.size() < MAX_SUSPECTS) {
      suspects.putIfAbsent(method, new Suspect(names.name(method), score, why, oldIds));
    }
  }

  /** The suspects, the likeliest first. */
  List<Suspect> list() {
    return suspects.values().stream()
        .sorted(Comparator.comparingDouble(Suspect::score).reversed())
        .toList();
  }

  /** Finds where an order has changed. */
  private static final class TreeOrder {

    static @Nullable Integer firstReordered(List<CallNode> before, List<CallNode> after) {
      Map<Long, Deque<CallNode>> waiting = new HashMap<>();
      before.forEach(
          node -> waiting.computeIfAbsent(node.call(), key -> new ArrayDeque<>()).add(node));
      for (CallNode node : after) {
        Deque<CallNode> same = waiting.get(node.call());
        if (same != null && !same.isEmpty()) {
          CallNode old = same.remove();
          if (old.wholeOrdered() != node.wholeOrdered()) {
            Integer below = firstReordered(old.calls(), node.calls());
            if (below != null) {
              return below;
            }
            if (old.input().ordered() == node.input().ordered()
                && old.result().unordered() == node.result().unordered()
                && old.result().ordered() != node.result().ordered()) {
              return node.method();
            }
          }
        }
      }
      return null;
    }
  }
}
