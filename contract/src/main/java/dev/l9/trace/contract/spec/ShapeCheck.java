package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.spec.Problems.quoted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Holds the file of a contract against the shapes that its parts may have. */
final class ShapeCheck {

  private final Problems problems;

  /** Tells these of all that is wrong. */
  ShapeCheck(Problems problems) {
    this.problems = problems;
  }

  /** Checks a part, and all that is in it. */
  void check(String key, Node node, Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      checkScalar(key, node, scalar);
    } else if (shape instanceof Shape.Choice choice) {
      checkChoice(key, node, choice);
    } else if (shape instanceof Shape.Items items) {
      checkItems(key, node, items);
    } else if (shape instanceof Shape.ByName || shape instanceof Shape.Keys) {
      checkMapping(key, node, shape);
    } else if (shape instanceof Shape.FieldValue) {
      checkFieldValue(key, node);
    }
  }

  private void checkScalar(String key, Node node, Shape.Scalar shape) {
    boolean isNull = ContractYaml.isNull(node);
    if (isNull && shape.kind() == Shape.Scalar.Kind.TEXT_OR_NULL) {
      return;
    }
    if (!(node instanceof ScalarNode scalar) || isNull || !isOf(shape.kind(), scalar)) {
      expect(key, node, shape);
    }
  }

  private static boolean isOf(Shape.Scalar.Kind kind, ScalarNode node) {
    String text = node.getValue();
    return switch (kind) {
      case TEXT, TEXT_OR_NULL -> true;
      case COUNT -> Figure.count(text).isPresent();
      case PERCENT -> Figure.percent(text).isPresent();
      case FAILURE_MODE -> FailureMode.of(text).isPresent();
      case TRUTH -> node.getTag().equals(Tag.BOOL);
    };
  }

  private void checkChoice(String key, Node node, Shape.Choice choice) {
    if (!(node instanceof ScalarNode scalar) || ContractYaml.isNull(node)) {
      expect(key, node, choice);
      return;
    }
    String word = scalar.getValue();
    if (choice.words().contains(word)) {
      return;
    }
    if (choice.isOpen()) {
      String known = "'" + String.join("', '", choice.words()) + "'";
      problems.warning(node, key + " " + quoted(word) + " has no effect; what l9 does is " + known);
    } else {
      expect(key, node, choice);
    }
  }

  private void checkItems(String key, Node node, Shape.Items shape) {
    if (!(node instanceof SequenceNode list)) {
      expect(key, node, shape);
      return;
    }
    for (Node item : list.getValue()) {
      check(key, item, shape.each());
    }
  }

  private void checkMapping(String key, Node node, Shape shape) {
    if (!(node instanceof MappingNode mapping)) {
      // All under a section may be commented out.
      if (!ContractYaml.isNull(node) || key.isEmpty()) {
        expect(key, node, shape);
      }
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      Node name = entry.getKeyNode();
      if (!(name instanceof ScalarNode scalar)) {
        problems.error(name, "a key has to be a text");
      } else if (!seen.add(scalar.getValue())) {
        problems.error(name, "the key " + quoted(scalar.getValue()) + " is here twice");
      } else {
        checkEntry(key, scalar, entry.getValueNode(), shape);
      }
    }
  }

  private void checkEntry(String parent, ScalarNode name, Node value, Shape shape) {
    String key = name.getValue();
    if (shape instanceof Shape.ByName byName) {
      check(key, value, byName.each());
    } else if (shape instanceof Shape.Keys keys) {
      Shape known = keys.known().getOrDefault(key, keys.more());
      if (known != null) {
        check(key, value, known);
      } else {
        problems.error(name, unknown(parent, key, keys));
      }
    }
  }

  private static String unknown(String parent, String key, Shape.Keys keys) {
    String message = "unknown key " + quoted(key);
    String question = NearestName.question(key, keys.known().keySet());
    if (!question.isEmpty()) {
      return message + question;
    }
    List<String> places = new ArrayList<>();
    find(key, ContractKeys.ROOT, "", places);
    if (places.size() == 1) {
      return message + "; it belongs to '" + places.get(0) + "'";
    }
    String where = parent.isEmpty() ? "at the top" : "in '" + parent + "'";
    return message + "; known " + where + ": " + String.join(", ", keys.known().keySet());
  }

  /** Finds where a key is known. */
  private static void find(String key, Shape shape, String at, List<String> places) {
    if (shape instanceof Shape.Items items) {
      find(key, items.each(), at, places);
    } else if (shape instanceof Shape.Keys keys) {
      for (Map.Entry<String, Shape> known : keys.known().entrySet()) {
        if (known.getKey().equals(key)) {
          places.add(at);
        }
        String below = at.isEmpty() ? known.getKey() : at + ": " + known.getKey();
        find(key, known.getValue(), below, places);
      }
    }
  }

  private void checkFieldValue(String key, Node node) {
    boolean isList = node instanceof SequenceNode;
    for (Node each : isList ? ContractYaml.items(node) : List.of(node)) {
      if (!(each instanceof ScalarNode) || ContractYaml.isNull(each)) {
        expect(key, each, Shape.FIELD_VALUE);
      }
    }
  }

  private void expect(String key, Node node, Shape shape) {
    String where = key.isEmpty() ? "the file" : "'" + key + "'";
    problems.error(node, where + " needs " + shape.label() + " here, and not " + what(node));
  }

  private static String what(Node node) {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node instanceof MappingNode mapping) {
      boolean isFlow = mapping.getFlowStyle() == FlowStyle.FLOW;
      return isFlow ? "a mapping; a text that begins with { is quoted: \"{…}\"" : "a mapping";
    }
    if (ContractYaml.isNull(node)) {
      return "nothing";
    }
    return node instanceof ScalarNode scalar ? quoted(scalar.getValue()) : "this";
  }
}
