package dev.l9.trace.contract.yaml;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a node is, for a message that says that something else belongs there. */
public final class NodeLabel {

  private NodeLabel() {}

  /** A clause such as {@code a list}, or the text itself. */
  public static String of(Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().isEmpty() ? "an empty list" : "a list";
    }
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (YamlNodes.isNull(node)) {
      return "nothing";
    }
    return node instanceof ScalarNode scalar ? quoted(scalar.getValue()) : "this";
  }

  /** Whether it may be meant for a text that begins with a brace. */
  public static boolean isInBraces(Node node) {
    return node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
  }
}
