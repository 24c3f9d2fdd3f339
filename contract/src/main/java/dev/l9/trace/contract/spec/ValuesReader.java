package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.spec.Contract.Checks;
import dev.l9.trace.contract.spec.Contract.FieldValues;
import dev.l9.trace.contract.spec.Contract.Fields;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.YamlNodes;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the values that a contract gives to the fields of some files. */
final class ValuesReader {

  private static final String FILES = "files";

  private final Fields fields;
  private final Checks checks;
  private final Problems problems;
  private final Set<String> named;

  /** Reads values for these fields, which the checks don't have to complain of. */
  ValuesReader(Fields fields, Checks checks, Problems problems) {
    this.fields = fields;
    this.checks = checks;
    this.problems = problems;
    this.named = new LinkedHashSet<>(fields.mandatory());
    named.addAll(fields.recommended());
  }

  /** Reads the list of them. */
  List<FieldValues> read(@Nullable Node list) {
    List<FieldValues> values = new ArrayList<>();
    for (Node item : YamlNodes.items(list)) {
      if (!(item instanceof MappingNode)) {
        continue; // The check of shapes has said so.
      }
      Node files = YamlNodes.at(item, FILES);
      Map<String, CapturedValue> given = values(item);
      if (files == null || YamlNodes.items(files).isEmpty()) {
        problems.error(item, "this needs 'files', a list of patterns, to say of which files it is");
      } else if (YamlNodes.entries(item).size() == 1) {
        problems.warning(item, "this gives no field a value");
      }
      List<ScalarNode> patterns = YamlNodes.texts(files);
      values.add(new FieldValues(new FilePatterns(problems).read(patterns), given));
    }
    return values;
  }

  private Map<String, CapturedValue> values(Node item) {
    Map<String, CapturedValue> values = new LinkedHashMap<>();
    for (NodeTuple entry : YamlNodes.entries(item)) {
      if (entry.getKeyNode() instanceof ScalarNode field
          && !field.getValue().equals(FILES)
          && isField(field)
          && isFine(field.getValue(), entry.getValueNode())) {
        values.put(field.getValue(), value(entry.getValueNode()));
      }
    }
    return values;
  }

  private boolean isField(ScalarNode field) {
    String name = field.getValue();
    if (name.equals(MetaFields.COMPONENT_ID)) {
      problems.error(field, "each file has a component_id of its own; it can't be given here");
      return false;
    }
    if (!named.contains(name)) {
      boolean isFiles = NearestName.of(name, List.of(FILES)).isPresent();
      problems.error(
          field,
          isFiles
              ? "unknown key " + quoted(name) + "; did you mean 'files'?"
              : FieldsReader.notNamed(name, named));
      return false;
    }
    return true;
  }

  private boolean isFine(String field, Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().allMatch(each -> isPlain(field, each));
    }
    return isPlain(field, node) && isOfItsType(field, (ScalarNode) node);
  }

  private boolean isPlain(String field, Node node) {
    if (!(node instanceof ScalarNode scalar) || YamlNodes.isNull(node)) {
      return false; // The check of shapes has said so.
    }
    String value = scalar.getValue();
    for (String text : checks.disallowed()) {
      if (text.isEmpty() ? value.isBlank() : hasWord(value, text)) {
        problems.error(
            node, quoted(field) + " may not be " + quoted(value) + ", which is no value");
        return false;
      }
    }
    List<String> allowed = fields.allowed().getOrDefault(field, List.of());
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      problems.error(
          node,
          quoted(field)
              + " may not be "
              + quoted(value)
              + NearestName.of(value, allowed)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse("; it may be " + String.join(", ", allowed)));
      return false;
    }
    return true;
  }

  /** Whether it stands there as a word of its own. */
  private static boolean hasWord(String value, String word) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)").matcher(value).find();
  }

  private boolean isOfItsType(String field, ScalarNode node) {
    boolean isTruth =
        field.equals(MetaFields.COMPLIANCE_REQUIRED) || field.equals(MetaFields.AUDIT_TRAIL);
    if (isTruth && !node.getTag().equals(Tag.BOOL)) {
      problems.error(node, quoted(field) + " is true or false, and not " + quoted(node.getValue()));
      return false;
    }
    if (field.equals(MetaFields.DEPENDENCIES)) {
      problems.error(node, "'dependencies' is a list: [" + node.getValue() + "]");
      return false;
    }
    return true;
  }

  private static CapturedValue value(Node node) {
    if (node instanceof SequenceNode list) {
      return new CapturedValue.Items(list.getValue().stream().map(ValuesReader::value).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) {
      return new CapturedValue.Bool(Boolean.parseBoolean(text));
    }
    boolean isNumber = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
    return isNumber ? number(text) : new CapturedValue.Text(text);
  }

  /** YAML has more numbers than JSON, such as {@code 0x1F} and {@code .inf}: these stay texts. */
  private static CapturedValue number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() < 19;
      Number value = isWhole ? (Number) number.longValueExact() : (Number) number.doubleValue();
      boolean isFinite = Double.isFinite(number.doubleValue());
      return isFinite ? new CapturedValue.Num(value) : new CapturedValue.Text(text);
    } catch (NumberFormatException e) {
      return new CapturedValue.Text(text);
    }
  }
}
