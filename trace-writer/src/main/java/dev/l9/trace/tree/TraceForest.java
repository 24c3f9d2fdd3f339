package dev.l9.trace.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through events as trees. Children come after their parent in the order in which they
 * started, and so do roots. An event whose parent isn't among the events is a root. Every event
 * comes once, whatever the file says: if an id occurs twice, its children stand below the first; if
 * parents form a cycle, the first event of the cycle is a root. Not safe for use by several
 * threads.
 */
public final class TraceForest<N extends TreeNode> {

  private final Map<String, List<N>> children = new HashMap<>();
  private final Set<N> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Visitor<? super N> visitor;

  /** Is told the events, parents before their children. */
  @FunctionalInterface
  public interface Visitor<N> {

    /**
     * Takes one event.
     *
     * @param depth 0 for a root
     */
    void node(N node, int depth);
  }

  private record Placed<N>(N node, int depth) {}

  private TraceForest(Visitor<? super N> visitor) {
    this.visitor = visitor;
  }

  /** Tells the visitor all events. Of those that start at the same time the order is kept. */
  public static <N extends TreeNode> void visit(
      Collection<? extends N> nodes, Visitor<? super N> visitor) {
    List<N> sorted = new ArrayList<>(nodes);
    // Comparator.comparingLong has the JDK make a class, which takes a tenth of a short command.
    sorted.sort((a, b) -> Long.compare(a.startMicros(), b.startMicros()));
    Set<String> ids = new HashSet<>();
    for (N node : sorted) {
      String id = node.traceId();
      if (id != null) {
        ids.add(id);
      }
    }
    TraceForest<N> forest = new TraceForest<>(visitor);
    List<N> roots = new ArrayList<>();
    for (N node : sorted) {
      String parent = node.parentId();
      if (parent == null || !ids.contains(parent)) {
        roots.add(node);
      } else {
        forest.children.computeIfAbsent(parent, id -> new ArrayList<>()).add(node);
      }
    }
    forest.visitAll(roots);
    forest.visitAll(sorted); // The remaining events hang on a cycle.
  }

  private void visitAll(List<N> nodes) {
    for (N node : nodes) {
      if (!seen.contains(node)) {
        visit(node);
      }
    }
  }

  /** This works without recursion, since a trace may be deeper than this thread's stack allows. */
  private void visit(N root) {
    List<Placed<N>> open = new ArrayList<>(List.of(new Placed<>(root, 0)));
    while (!open.isEmpty()) {
      Placed<N> next = open.remove(open.size() - 1);
      if (!seen.add(next.node())) {
        continue;
      }
      visitor.node(next.node(), next.depth());
      String id = next.node().traceId();
      @Nullable List<N> below = id == null ? null : children.remove(id);
      if (below == null) {
        continue;
      }
      for (int i = below.size() - 1; i >= 0; i--) {
        open.add(new Placed<>(below.get(i), next.depth() + 1));
      }
    }
  }
}
