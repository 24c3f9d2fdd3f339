package dev.l9.trace.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds nodes below others. What isn't of the kind that is asked for isn't there. */
public final class YamlNodes {

  private YamlNodes() {}

  /** What stands under these keys, each in the mapping under the one before; null if nothing. */
  public static @Nullable Node at(@Nullable Node root, String... keys) {
    Node node = root;
    for (String key : keys) {
      Node next = null;
      for (NodeTuple entry : entries(node)) {
        boolean isIt = entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
        next = isIt && next == null ? entry.getValueNode() : next;
      }
      node = next;
    }
    return node;
  }

  /** The entries of a mapping; none of what isn't one. */
  public static List<NodeTuple> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  /** The items of a list; none of what isn't one. */
  public static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of();
  }

  /** The texts in a list; other items, which are problems already, aren't among them. */
  public static List<ScalarNode> texts(@Nullable Node node) {
    List<ScalarNode> texts = new ArrayList<>();
    for (Node item : items(node)) {
      if (item instanceof ScalarNode scalar && !isNull(item)) {
        texts.add(scalar);
      }
    }
    return texts;
  }

  /** The text under these keys; null if there is none. */
  public static @Nullable ScalarNode text(@Nullable Node root, String... keys) {
    return at(root, keys) instanceof ScalarNode scalar && !isNull(scalar) ? scalar : null;
  }

  /** Whether it is the absent value. */
  public static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
