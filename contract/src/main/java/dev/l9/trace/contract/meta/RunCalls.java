package dev.l9.trace.contract.meta;

import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calls between the methods of a file and those of others, as its run-time block shows them.
 * Immutable.
 *
 * @param leaving from a method of the file
 * @param entering to a method of the file
 */
public record RunCalls(List<Call> leaving, List<Call> entering) {

  /** One method calls another. */
  public record Call(Node from, Node to) {

    /** The simple name of the class that is called. */
    public String type() {
      return to.id().substring(0, Math.max(0, to.id().lastIndexOf('.')));
    }
  }

  public RunCalls {
    leaving = List.copyOf(leaving);
    entering = List.copyOf(entering);
  }

  /**
   * The calls in a block.
   *
   * @param fileName the name of the block's file
   */
  public static RunCalls of(DoraTraceBlock block, String fileName) {
    Map<String, Node> nodes = new HashMap<>();
    block.graph().nodes().forEach(node -> nodes.put(node.id(), node));
    List<Call> leaving = new ArrayList<>();
    List<Call> entering = new ArrayList<>();
    for (Edge edge : block.graph().edges()) {
      Node from = nodes.get(edge.from());
      Node to = nodes.get(edge.to());
      if (from != null && to != null && !from.file().equals(to.file())) {
        Call call = new Call(from, to);
        (from.file().equals(fileName) ? leaving : entering).add(call);
      }
    }
    return new RunCalls(leaving, entering);
  }

  /** The simple names of the types that the file's methods called, sorted. */
  public List<String> calledTypes() {
    TreeSet<String> types = new TreeSet<>();
    leaving.forEach(call -> types.add(call.type()));
    types.remove("");
    return List.copyOf(types);
  }
}
