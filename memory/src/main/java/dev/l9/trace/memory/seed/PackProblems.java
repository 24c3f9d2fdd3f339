package dev.l9.trace.memory.seed;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.KeyPlaces;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.NodeLabel;
import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.contract.yaml.ShapeProblems;
import dev.l9.trace.contract.yaml.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Gathers what is wrong with the file of a pack. Not safe for use by several threads. */
final class PackProblems implements ShapeProblems {

  /** What to write where a key is missing. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "pack", "pack: our_rules",
          "version", "version: 1",
          "entries", "entries:",
          "id", "id: no-retry-after-decline",
          "says", "says: A payment that was declined isn't tried again.",
          "source", "source: where it is written, such as \"JLS 12.4.2\"",
          "confidence", "confidence: 0.9");

  private final String file;
  private final SourceText source;
  private final List<SeedProblem> found = new ArrayList<>();

  PackProblems(String file, SourceText source) {
    this.file = file;
    this.source = source;
  }

  void at(Node node, String message) {
    at(line(node), message);
  }

  void at(int line, String message) {
    found.add(new SeedProblem(file, line, message));
  }

  int line(Node node) {
    return source.place(node).line();
  }

  /** All, by line. */
  List<SeedProblem> sorted() {
    return found.stream().distinct().sorted(Comparator.comparingInt(SeedProblem::line)).toList();
  }

  @Override
  public void wrongShape(Node at, List<String> path, Shape shape) {
    String what = path.isEmpty() ? "the file" : "'" + key(path) + "'";
    String example = path.isEmpty() ? "; begin it with 'pack:'" : "";
    String near =
        shape instanceof Shape.Choice choice && at instanceof ScalarNode word
            ? NearestName.question(word.getValue(), choice.words())
            : example;
    at(at, what + " has to be " + shape.label() + ", and is " + NodeLabel.of(at) + near);
  }

  @Override
  public void wordWithoutEffect(ScalarNode at, List<String> path, Shape.Choice choice) {
    throw new IllegalStateException("each word has an effect, even " + at.getValue());
  }

  @Override
  public void keyThatIsNoText(Node key) {
    at(key, "a key has to be a text; put what begins with {, [ or * in quotes");
  }

  @Override
  public void repeatedKey(ScalarNode key) {
    at(key, "the key " + quoted(key.getValue()) + " is here twice; take one of them out");
  }

  @Override
  public void unknownKey(ScalarNode key, List<String> path, Shape.Keys keys) {
    String name = key.getValue();
    String near = NearestName.question(name, keys.known().keySet());
    List<String> places = KeyPlaces.of(name, PackShapes.ROOT);
    String elsewhere =
        places.size() == 1 && !places.get(0).isEmpty()
            ? "; it belongs to '" + places.get(0) + "'"
            : "; known here: " + String.join(", ", keys.known().keySet());
    at(key, "unknown key " + quoted(name) + (near.isEmpty() ? elsewhere : near));
  }

  @Override
  public void missingKey(Node mapping, List<String> path, String key) {
    String what = path.isEmpty() ? "the file" : "the entry";
    at(mapping, what + " has no '" + key + "'; add " + EXAMPLES.getOrDefault(key, key + ":"));
  }

  @Override
  public void notOneOf(Node mapping, List<String> path, List<String> keys, List<String> found) {
    throw new IllegalStateException("nothing has to have one of " + keys);
  }

  @Override
  public void lonelyKey(Node mapping, List<String> path, String key, String needed) {
    at(mapping, "the entry has '" + key + "', which needs '" + needed + "'; add it");
  }

  /** The last key; an item of a list is called by the key of the list. */
  private static String key(List<String> path) {
    String last = path.get(path.size() - 1);
    return last.equals("[]") && path.size() > 1 ? path.get(path.size() - 2) : last;
  }
}
