package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.KeyPlaces;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.NodeLabel;
import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.contract.yaml.ShapeProblems;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Says what in the file of a contract doesn't have its shape. No key of it has to be there. */
final class ContractShapeProblems implements ShapeProblems {

  private final Problems problems;

  /** Says so to these. */
  ContractShapeProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void wrongShape(Node at, List<String> path, Shape shape) {
    String where = path.isEmpty() ? "the file" : "'" + key(path) + "'";
    boolean isText = NodeLabel.isInBraces(at);
    String hint = isText ? "; a text that begins with { is quoted: \"{…}\"" : "";
    String what = NodeLabel.of(at) + hint;
    problems.error(at, where + " needs " + shape.label() + " here, and not " + what);
  }

  @Override
  public void wordWithoutEffect(ScalarNode at, List<String> path, Shape.Choice choice) {
    String known = "'" + String.join("', '", choice.words()) + "'";
    String word = key(path) + " " + quoted(at.getValue());
    problems.warning(at, word + " has no effect; what l9 does is " + known);
  }

  @Override
  public void keyThatIsNoText(Node key) {
    problems.error(key, "a key has to be a text");
  }

  @Override
  public void repeatedKey(ScalarNode key) {
    problems.error(key, "the key " + quoted(key.getValue()) + " is here twice");
  }

  @Override
  public void unknownKey(ScalarNode key, List<String> path, Shape.Keys keys) {
    problems.error(key, unknown(key(path), key.getValue(), keys));
  }

  private static String unknown(String parent, String key, Shape.Keys keys) {
    String message = "unknown key " + quoted(key);
    String question = NearestName.question(key, keys.known().keySet());
    if (!question.isEmpty()) {
      return message + question;
    }
    List<String> places = KeyPlaces.of(key, ContractKeys.ROOT);
    if (places.size() == 1) {
      return message + "; it belongs to '" + places.get(0) + "'";
    }
    String where = parent.isEmpty() ? "at the top" : "in '" + parent + "'";
    return message + "; known " + where + ": " + String.join(", ", keys.known().keySet());
  }

  @Override
  public void missingKey(Node mapping, List<String> path, String key) {
    throw new IllegalStateException("no key has to be there, not even " + key);
  }

  @Override
  public void notOneOf(Node mapping, List<String> path, List<String> keys, List<String> found) {
    throw new IllegalStateException("no key has to be there, not even one of " + keys);
  }

  @Override
  public void lonelyKey(Node mapping, List<String> path, String key, String needed) {
    throw new IllegalStateException("no key has to be there, not even " + needed);
  }

  /** The last key; an item of a list is called by the key of the list. */
  private static String key(List<String> path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      if (!path.get(i).equals("[]")) {
        return path.get(i);
      }
    }
    return "";
  }
}
