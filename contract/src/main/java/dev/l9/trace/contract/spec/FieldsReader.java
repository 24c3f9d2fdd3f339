package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.spec.Contract.Fields;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.YamlNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads which fields a contract demands, and which values these may have. */
final class FieldsReader {

  /** What is a name in YAML, JSON and Python. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Fields USUAL = DefaultContract.CONTRACT.fields();

  private final Node root;
  private final @Nullable Node block;
  private final Problems problems;
  private final Set<String> named = new LinkedHashSet<>();
  private final Map<String, List<String>> commented = new LinkedHashMap<>();

  /** Reads nothing yet. */
  FieldsReader(Node root, Problems problems) {
    this.root = root;
    this.block = YamlNodes.at(root, "required_dora_block");
    this.problems = problems;
  }

  /** Reads the fields. */
  Fields read() {
    List<String> mandatory = names("mandatory_fields", USUAL.mandatory());
    List<String> recommended = names("optional_but_recommended", USUAL.recommended());
    return new Fields(mandatory, recommended, allowed(), minimum(mandatory), preserved());
  }

  private List<String> names(String key, List<String> usual) {
    Node list = YamlNodes.at(block, key);
    if (!(list instanceof SequenceNode)) {
      List<String> others = usual.stream().filter(name -> !named.contains(name)).toList();
      named.addAll(others);
      return others;
    }
    List<String> names = new ArrayList<>();
    for (ScalarNode node : YamlNodes.texts(list)) {
      if (isFine(node)) {
        named.add(node.getValue());
        names.add(node.getValue());
        AllowedComment.read(problems.source().behind(node))
            .ifPresent(values -> commented.put(node.getValue(), values));
      }
    }
    if (key.equals("mandatory_fields") && YamlNodes.items(list).isEmpty()) {
      problems.error(list, "'mandatory_fields' names no field; without it, the usual ones hold");
    }
    return names;
  }

  private boolean isFine(ScalarNode node) {
    String name = node.getValue();
    if (!NAME.matcher(name).matches()) {
      problems.error(
          node, quoted(name) + " is no name for a field: letters, digits and _ make one");
    } else if (name.equals(MetaFields.FOOTER)) {
      problems.error(node, "'footer' can't be a field: by this key a header names its footer");
    } else if (named.contains(name)) {
      problems.error(node, "the field " + quoted(name) + " is named twice; one list has it, once");
    } else {
      return true;
    }
    return false;
  }

  private Map<String, List<String>> allowed() {
    Map<String, List<String>> allowed = new LinkedHashMap<>(USUAL.allowed());
    allowed.putAll(commented);
    for (NodeTuple entry : YamlNodes.entries(YamlNodes.at(block, "allowed_values"))) {
      if (entry.getKeyNode() instanceof ScalarNode field && isNamed(field)) {
        List<ScalarNode> values = YamlNodes.texts(entry.getValueNode());
        allowed.put(field.getValue(), values.stream().map(ScalarNode::getValue).toList());
      }
    }
    allowed.keySet().retainAll(named);
    allowed.values().removeIf(List::isEmpty);
    return allowed;
  }

  private boolean isNamed(ScalarNode field) {
    boolean isNamed = named.contains(field.getValue());
    if (!isNamed) {
      problems.error(field, notNamed(field.getValue(), named));
    }
    return isNamed;
  }

  /** Says that a contract has no such field. */
  static String notNamed(String field, Set<String> named) {
    String question = NearestName.question(field, named);
    String rest =
        question.isEmpty()
            ? ": name it in 'mandatory_fields' or 'optional_but_recommended'"
            : question;
    return "the contract has no field " + quoted(field) + rest;
  }

  private int minimum(List<String> mandatory) {
    ScalarNode node =
        YamlNodes.text(
            root, "validation_rules", "rule_2_field_coverage", "minimum_fields_required");
    int minimum =
        node == null ? mandatory.size() : Figure.count(node.getValue()).orElse(mandatory.size());
    if (node != null && minimum > mandatory.size()) {
      problems.error(
          node, "no file can have " + minimum + " of " + mandatory.size() + " mandatory fields");
      return mandatory.size();
    }
    return minimum;
  }

  private List<String> preserved() {
    Node list =
        YamlNodes.at(root, "codegen_rules", "rule_4_idempotent_generation", "preserve_fields");
    if (list == null) {
      return USUAL.preserved().stream().filter(named::contains).toList();
    }
    return YamlNodes.texts(list).stream()
        .filter(this::isNamed)
        .map(ScalarNode::getValue)
        .distinct()
        .toList();
  }
}
