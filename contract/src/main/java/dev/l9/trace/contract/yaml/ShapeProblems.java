package dev.l9.trace.contract.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Is told of what doesn't have its shape. A path holds the keys from the root of the file on, and
 * {@code []} for each item of a list.
 */
public interface ShapeProblems {

  /** Something else is here than belongs here. */
  void wrongShape(Node at, List<String> path, Shape shape);

  /** A word is here that is allowed, and has no effect. */
  void wordWithoutEffect(ScalarNode at, List<String> path, Shape.Choice choice);

  /** A key isn't a text. */
  void keyThatIsNoText(Node key);

  /** A key is in its mapping already. */
  void repeatedKey(ScalarNode key);

  /** A key isn't known in the mapping, which has this path. */
  void unknownKey(ScalarNode key, List<String> path, Shape.Keys keys);

  /** The mapping of this path, which may be nothing at all, lacks a key that it has to have. */
  void missingKey(Node mapping, List<String> path, String key);

  /** The mapping of this path has none or several of the keys of which it has to have one. */
  void notOneOf(Node mapping, List<String> path, List<String> keys, List<String> found);

  /** A mapping of this path has this key, which needs another. */
  void lonelyKey(Node mapping, List<String> path, String key, String needed);
}
