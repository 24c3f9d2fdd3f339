package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.KeyPlaces;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.NodeLabel;
import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.contract.yaml.ShapeProblems;
import dev.l9.trace.generator.module.Blocker.Kind;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Says what in a spec doesn't have its shape. */
public final class SpecShapeProblems implements ShapeProblems {

  private final Complaints complaints;

  /** Says so to these. */
  public SpecShapeProblems(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void wrongShape(Node at, List<String> path, Shape shape) {
    if (path.isEmpty()) {
      complaints.unusable(
          at,
          "the file has to be a mapping, and is " + NodeLabel.of(at),
          "begin it with 'module:'");
    } else if (shape instanceof Shape.Choice choice && at instanceof ScalarNode word) {
      String is = dotted(path) + " can't be " + NodeLabel.of(at);
      Optional<String> near = NearestName.of(word.getValue(), choice.words());
      String all = "write one of " + String.join(", ", choice.words());
      complaints.unusable(at, is, near.map(each -> "write '" + each + "'").orElse(all));
    } else {
      String is = " has to be " + shape.label() + ", and is " + NodeLabel.of(at);
      complaints.unusable(at, dotted(path) + is, example(at, path, shape));
    }
  }

  private static String example(Node at, List<String> path, Shape shape) {
    if (NodeLabel.isInBraces(at)) {
      return "put a text that begins with { in quotes: \"{…}\"";
    }
    if (shape instanceof Shape.Keys keys) {
      return "write a mapping of " + String.join(", ", keys.known().keySet());
    }
    Optional<Key> key = SpecKeys.key(path);
    return key.map(each -> "write, for example, '" + each.example() + "'").orElse("correct it");
  }

  @Override
  public void wordWithoutEffect(ScalarNode at, List<String> path, Shape.Choice choice) {
    throw new IllegalStateException("each word has an effect, even " + at.getValue());
  }

  @Override
  public void keyThatIsNoText(Node key) {
    complaints.wrong(key, "a key has to be a text", "put what begins with {, [ or * in quotes");
  }

  @Override
  public void repeatedKey(ScalarNode key) {
    complaints.wrong(
        key, "the key " + quoted(key.getValue()) + " is here twice", "take one of them out");
  }

  @Override
  public void unknownKey(ScalarNode key, List<String> path, Shape.Keys keys) {
    String where = path.isEmpty() ? "at the top" : "in " + dotted(path);
    String issue = "unknown key " + quoted(key.getValue()) + " " + where;
    Optional<String> near = NearestName.of(key.getValue(), keys.known().keySet());
    List<String> places = KeyPlaces.of(key.getValue(), SpecKeys.ROOT);
    String known = String.join(", ", keys.known().keySet());
    String elsewhere =
        places.size() == 1
            ? "move it to '" + places.get(0) + "'"
            : "take it out; what is known here is " + known;
    complaints.wrong(key, issue, near.map(each -> "write '" + each + "'").orElse(elsewhere));
  }

  @Override
  public void missingKey(Node mapping, List<String> path, String key) {
    String full = path.isEmpty() ? key : dotted(path) + "." + key;
    List<String> below =
        SpecKeys.REQUIRED.stream()
            .filter(each -> !path.isEmpty() && each.startsWith(full + "."))
            .toList();
    for (String each : below.isEmpty() ? List.of(full) : below) {
      int dot = each.lastIndexOf('.');
      String where = dot < 0 ? "at the top" : "to " + each.substring(0, dot);
      String example =
          SpecKeys.key(List.of(each.replace("[]", ".[]").split("\\.")))
              .map(Key::example)
              .orElse(key + ":");
      complaints.wrong(mapping, "missing required key " + each, "add '" + example + "' " + where);
    }
  }

  @Override
  public void notOneOf(Node mapping, List<String> path, List<String> keys, List<String> found) {
    String all = String.join(", ", keys);
    if (!found.isEmpty()) {
      complaints.wrong(
          mapping,
          dotted(path) + " has " + String.join(" and ", found) + ", and has to have one of " + all,
          "take out all but one of them");
      return;
    }
    boolean isOperation = keys.equals(OperationKeys.BEHAVIOURS);
    complaints.add(
        isOperation ? Kind.INVENTION_REQUIRED : Kind.SPEC_BLOCKER,
        mapping,
        isOperation
            ? "nothing says what the operation does"
            : "missing required key " + dotted(path) + "." + String.join(" or ", keys),
        "add one of " + all);
  }

  @Override
  public void lonelyKey(Node mapping, List<String> path, String key, String needed) {
    complaints.wrong(
        mapping,
        dotted(path) + " has '" + key + "', and not '" + needed + "', which belongs to it",
        "add '" + needed + "'");
  }

  private static String dotted(List<String> path) {
    return String.join(".", path).replace(".[]", "[]");
  }
}
