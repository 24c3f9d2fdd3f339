package dev.l9.trace.memory.seed;

import dev.l9.trace.contract.yaml.Place;
import dev.l9.trace.contract.yaml.ShapeCheck;
import dev.l9.trace.contract.yaml.SourceText;
import dev.l9.trace.contract.yaml.Utf8Text;
import dev.l9.trace.contract.yaml.YamlFile;
import dev.l9.trace.contract.yaml.YamlNodes;
import dev.l9.trace.memory.seed.SeedEntry.AppliesTo;
import dev.l9.trace.memory.seed.SeedEntry.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the files of packs. Thread-safe. */
final class SeedPackReader {

  private SeedPackReader() {}

  /**
   * A file that was read.
   *
   * @param pack empty if there are problems
   */
  record Reading(Optional<SeedPack> pack, List<SeedProblem> problems) {}

  /** Reads the bytes of a file. Whatever they are, this doesn't fail. */
  static Reading read(String file, byte[] bytes) {
    return Utf8Text.read(
        bytes, text -> read(file, text), (place, message) -> problem(file, place, message));
  }

  private static Reading problem(String file, Place place, String message) {
    return new Reading(Optional.empty(), List.of(new SeedProblem(file, place.line(), message)));
  }

  private static Reading read(String file, String text) {
    SourceText source = new SourceText(text);
    YamlFile yaml = YamlFile.of(source);
    if (yaml.flaw().isPresent()) {
      return problem(file, yaml.flaw().get().place(), yaml.flaw().get().message());
    }
    if (yaml.root().isEmpty()) {
      return problem(file, Place.START, "the file is empty; begin it with 'pack:'");
    }
    Node root = yaml.root().get();
    PackProblems problems = new PackProblems(file, source);
    new ShapeCheck(problems).check(root, PackShapes.ROOT);
    new PackRules(problems).check(root);
    List<SeedProblem> found = problems.sorted();
    return new Reading(
        found.isEmpty() ? Optional.of(pack(file, root, problems)) : Optional.empty(), found);
  }

  private static SeedPack pack(String file, Node root, PackProblems places) {
    List<SeedEntry> entries = new ArrayList<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Node node : YamlNodes.items(YamlNodes.at(root, "entries"))) {
      SeedEntry entry = entry(node);
      entries.add(entry);
      lines.put(entry.id(), places.line(node));
    }
    ScalarNode version = YamlNodes.text(root, "version");
    return new SeedPack(
        text(root, "pack"),
        Integer.parseInt(text(root, "version")),
        entries,
        new SeedPack.Origin(file, version == null ? 1 : places.line(version), lines));
  }

  private static SeedEntry entry(Node node) {
    return new SeedEntry(
        text(node, "id"),
        text(node, "says"),
        text(node, "source"),
        appliesTo(YamlNodes.at(node, "applies_to")),
        text(node, "expects"),
        text(node, "hint"),
        relation(node),
        Double.parseDouble(text(node, "confidence")),
        texts(node, "tags"));
  }

  private static AppliesTo appliesTo(@Nullable Node node) {
    return node == null
        ? AppliesTo.ANYTHING
        : new AppliesTo(
            texts(node, "methods"),
            texts(node, "variables"),
            texts(node, "errors"),
            texts(node, "files"));
  }

  private static @Nullable Relation relation(Node node) {
    String kind = text(node, "relation");
    return kind.isEmpty()
        ? null
        : new Relation(text(node, "from"), RelationKind.of(kind), text(node, "to"));
  }

  /** The text of a key, on one line; empty if there is none. */
  private static String text(Node node, String key) {
    ScalarNode text = YamlNodes.text(node, key);
    return text == null ? "" : text.getValue().strip().replaceAll("\\s+", " ");
  }

  private static List<String> texts(Node node, String key) {
    return YamlNodes.texts(YamlNodes.at(node, key)).stream().map(ScalarNode::getValue).toList();
  }
}
