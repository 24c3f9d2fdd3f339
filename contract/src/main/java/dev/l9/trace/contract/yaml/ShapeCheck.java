package dev.l9.trace.contract.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Holds a file against the shapes that its parts may have. */
public final class ShapeCheck {

  private final ShapeProblems problems;

  /** Tells these of all that is wrong. */
  public ShapeCheck(ShapeProblems problems) {
    this.problems = problems;
  }

  /** Checks the root of a file, and all that is in it. */
  public void check(Node root, Shape shape) {
    check(List.of(), root, shape);
  }

  private void check(List<String> path, Node node, Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      checkScalar(path, node, scalar);
    } else if (shape instanceof Shape.Choice choice) {
      checkChoice(path, node, choice);
    } else if (shape instanceof Shape.Items items) {
      checkItems(path, node, items);
    } else if (shape instanceof Shape.ByName || shape instanceof Shape.Keys) {
      checkMapping(path, node, shape);
    } else if (shape instanceof Shape.FieldValue) {
      checkFieldValue(path, node);
    }
  }

  private void checkScalar(List<String> path, Node node, Shape.Scalar shape) {
    boolean isNull = YamlNodes.isNull(node);
    if (isNull && shape.isNullAllowed()) {
      return;
    }
    if (!(node instanceof ScalarNode scalar) || isNull || !shape.accepts().test(scalar)) {
      problems.wrongShape(node, path, shape);
    }
  }

  private void checkChoice(List<String> path, Node node, Shape.Choice choice) {
    if (!(node instanceof ScalarNode scalar) || YamlNodes.isNull(node)) {
      problems.wrongShape(node, path, choice);
    } else if (!choice.words().contains(scalar.getValue())) {
      if (choice.isOpen()) {
        problems.wordWithoutEffect(scalar, path, choice);
      } else {
        problems.wrongShape(node, path, choice);
      }
    }
  }

  private void checkItems(List<String> path, Node node, Shape.Items shape) {
    if (!(node instanceof SequenceNode list) || (shape.isNotEmpty() && list.getValue().isEmpty())) {
      problems.wrongShape(node, path, shape);
      return;
    }
    for (Node item : list.getValue()) {
      check(with(path, "[]"), item, shape.each());
    }
  }

  private void checkMapping(List<String> path, Node node, Shape shape) {
    // All under a section may be commented out.
    boolean isSection = YamlNodes.isNull(node) && !path.isEmpty();
    if (!(node instanceof MappingNode) && !isSection) {
      problems.wrongShape(node, path, shape);
      return;
    }
    Set<String> seen = new HashSet<>();
    YamlNodes.entries(node).forEach(entry -> checkEntry(path, entry, shape, seen));
    if (shape instanceof Shape.Keys keys) {
      checkDemands(path, node, keys.demands(), seen);
    }
  }

  private void checkEntry(List<String> path, NodeTuple entry, Shape shape, Set<String> seen) {
    Node name = entry.getKeyNode();
    if (!(name instanceof ScalarNode scalar)) {
      problems.keyThatIsNoText(name);
    } else if (!seen.add(scalar.getValue())) {
      problems.repeatedKey(scalar);
    } else if (shape instanceof Shape.ByName byName) {
      check(with(path, scalar.getValue()), entry.getValueNode(), byName.each());
    } else if (shape instanceof Shape.Keys keys) {
      Shape known = keys.known().getOrDefault(scalar.getValue(), keys.more());
      if (known == null) {
        problems.unknownKey(scalar, path, keys);
      } else {
        check(with(path, scalar.getValue()), entry.getValueNode(), known);
      }
    }
  }

  private void checkDemands(
      List<String> path, Node mapping, Shape.Demands demands, Set<String> seen) {
    for (String key : demands.required()) {
      if (!seen.contains(key)) {
        problems.missingKey(mapping, path, key);
      }
    }
    List<String> found = demands.oneOf().stream().filter(seen::contains).toList();
    if (!demands.oneOf().isEmpty() && found.size() != 1) {
      problems.notOneOf(mapping, path, demands.oneOf(), found);
      return;
    }
    for (Shape.Pair pair : demands.pairs()) {
      if (seen.contains(pair.key()) && !seen.contains(pair.needed())) {
        problems.lonelyKey(mapping, path, pair.key(), pair.needed());
      }
    }
  }

  private void checkFieldValue(List<String> path, Node node) {
    boolean isList = node instanceof SequenceNode;
    for (Node each : isList ? YamlNodes.items(node) : List.of(node)) {
      if (!(each instanceof ScalarNode) || YamlNodes.isNull(each)) {
        problems.wrongShape(each, path, Shape.FIELD_VALUE);
      }
    }
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
