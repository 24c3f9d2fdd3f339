package dev.l9.trace.memory.seed;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.YamlNodes;
import dev.l9.trace.memory.learn.invariant.Invariant;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What has to hold for a pack beside the shape of its file. */
final class PackRules {

  private static final String APPLIES_TO = "applies_to";

  private final PackProblems problems;

  PackRules(PackProblems problems) {
    this.problems = problems;
  }

  /** Checks a file that has the right shape. */
  void check(Node root) {
    Map<String, Integer> lines = new HashMap<>();
    for (Node entry : YamlNodes.items(YamlNodes.at(root, "entries"))) {
      ScalarNode id = YamlNodes.text(entry, "id");
      if (id != null) {
        Integer former = lines.putIfAbsent(id.getValue(), problems.line(id));
        if (former != null) {
          String message = "the id " + quoted(id.getValue()) + " is on line " + former;
          problems.at(id, message + " too; an id belongs to one entry");
        }
      }
      subjects(entry);
    }
  }

  private void subjects(Node entry) {
    Node about = YamlNodes.at(entry, APPLIES_TO);
    if (about != null && YamlNodes.entries(about).isEmpty()) {
      problems.at(
          about, "'applies_to' is empty; add methods, variables, errors or files, or take it out");
      return;
    }
    ScalarNode hint = YamlNodes.text(entry, "hint");
    if (hint != null && YamlNodes.at(about, "errors") == null) {
      problems.at(hint, "'hint' is for errors; add 'errors' to 'applies_to'");
    }
    ScalarNode expects = YamlNodes.text(entry, "expects");
    if (expects != null && YamlNodes.at(about, "variables") == null) {
      problems.at(
          expects, "nothing says what 'it' is; add 'variables' to 'applies_to', such as [result]");
    }
    if (expects != null) {
      expected(expects);
    }
  }

  private void expected(ScalarNode expects) {
    String text = expects.getValue();
    try {
      boolean isOfIt =
          Invariant.parse(text).variables().stream().allMatch(path -> path.root().equals("it"));
      if (!isOfIt) {
        problems.at(expects, quoted(text) + " has other variables; write 'it' for the variable");
      }
    } catch (IllegalArgumentException e) {
      String message = quoted(text) + " is no invariant: " + e.getMessage();
      problems.at(expects, message + "; write one such as \"it >= 0\"");
    }
  }
}
