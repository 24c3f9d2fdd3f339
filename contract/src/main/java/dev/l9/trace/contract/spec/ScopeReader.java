package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.spec.Contract.Scope;
import dev.l9.trace.contract.yaml.YamlNodes;
import dev.l9.trace.section.format.SectionFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads to which files a contract applies. */
final class ScopeReader {

  private static final Pattern ENDING = Pattern.compile(".*\\.(\\w+)");
  private static final Pattern BARE_ENDING = Pattern.compile("\\.?(\\w+)");
  private static final Scope USUAL = DefaultContract.CONTRACT.scope();

  private final Node root;
  private final Problems problems;
  private final FilePatterns patterns;

  /** Reads nothing yet. */
  ScopeReader(Node root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.patterns = new FilePatterns(problems);
  }

  /** Reads it. */
  Scope read() {
    List<ScalarNode> types = listed("file_types");
    List<ScalarNode> exclusions = listed("exclusions");
    if (types != null) {
      types.forEach(this::checkType);
    }
    if (exclusions != null) {
      exclusions.forEach(this::checkExclusion);
    }
    return new Scope(
        types == null ? USUAL.fileTypes() : patterns.read(types),
        exclusions == null
            ? USUAL.exclusions()
            : DefaultContract.withOwnFiles(patterns.read(exclusions)));
  }

  /** The patterns under a key, in whichever item of the list it is; null if it is in none. */
  private @Nullable List<ScalarNode> listed(String key) {
    List<ScalarNode> found = null;
    for (Node item : YamlNodes.items(YamlNodes.at(root, "dora_block_contract", "applies_to"))) {
      Node list = YamlNodes.at(item, key);
      if (list != null) {
        found = found == null ? new ArrayList<>() : found;
        found.addAll(YamlNodes.texts(list));
      }
    }
    return found;
  }

  private void checkType(ScalarNode node) {
    String pattern = node.getValue();
    Matcher bare = BARE_ENDING.matcher(pattern);
    if (bare.matches() && isKnown(bare.group(1))) {
      String meant = "'*." + bare.group(1) + "'";
      problems.warning(
          node, quoted(pattern) + " means what has just this name; did you mean " + meant + "?");
      return;
    }
    Matcher ending = ENDING.matcher(pattern);
    if (ending.matches() && !isKnown(ending.group(1))) {
      problems.warning(
          node,
          "files of type "
              + quoted(pattern)
              + " can't carry metadata, and are passed over; l9 writes to "
              + String.join(", ", SectionFormats.endings()));
    }
  }

  private static boolean isKnown(String ending) {
    return SectionFormats.of("a." + ending).isPresent();
  }

  private void checkExclusion(ScalarNode node) {
    if (node.getValue().matches("/?\\*{1,2}(/\\*{1,2})*/?")) {
      problems.warning(node, quoted(node.getValue()) + " excludes every file");
    }
  }
}
