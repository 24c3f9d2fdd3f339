package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.spec.Contract.Checks;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.contract.yaml.YamlNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what the rules need to know. */
final class ChecksReader {

  /** By the key of a rule, what its message may have, in place of which it says what is wrong. */
  private static final Map<String, List<String>> PLACEHOLDERS =
      Map.of(
          "rule_1_presence", List.of(),
          "rule_2_field_coverage", List.of("FIELD_NAME"),
          "rule_3_values_not_empty", List.of("FIELD_NAME", "VALUE"),
          "rule_4_unique_component_id", List.of("ID", "EXISTING_FILE"),
          "rule_5_consistency", List.of("INCONSISTENCY_DETAIL"),
          "rule_6_required_governance", List.of("MODULE", "LEVEL"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Map<String, String> MARKERS =
      Map.of("marker_start", "DORA PROTOCOL METADATA", "marker_end", "END DORA BLOCK");
  private static final Checks USUAL = DefaultContract.CONTRACT.checks();

  private final @Nullable Node rules;
  private final Problems problems;

  /** Reads nothing yet. */
  ChecksReader(Node root, Problems problems) {
    this.rules = YamlNodes.at(root, "validation_rules");
    this.problems = problems;
  }

  /** Reads it. */
  Checks read() {
    MARKERS.forEach(this::checkMarker);
    return new Checks(disallowed(), governed(), severities(), messages());
  }

  private void checkMarker(String key, String title) {
    ScalarNode marker = YamlNodes.text(rules, "rule_1_presence", key);
    if (marker != null && !marker.getValue().replaceAll("^\\W+|\\W+$", "").equals(title)) {
      problems.warning(marker, key + " has no effect: what l9 writes and finds is '" + title + "'");
    }
  }

  private List<String> disallowed() {
    Node list = YamlNodes.at(rules, "rule_3_values_not_empty", "disallowed_patterns");
    if (list == null) {
      return USUAL.disallowed();
    }
    return YamlNodes.items(list).stream()
        .filter(ScalarNode.class::isInstance)
        .map(item -> YamlNodes.isNull(item) ? "" : ((ScalarNode) item).getValue().strip())
        .distinct()
        .toList();
  }

  private List<String> governed() {
    Node list = YamlNodes.at(rules, "rule_6_required_governance", "governed_modules");
    if (list == null) {
      return USUAL.governed();
    }
    return YamlNodes.texts(list).stream().map(ScalarNode::getValue).distinct().toList();
  }

  private Map<String, Severity> severities() {
    Map<String, Severity> severities = new LinkedHashMap<>();
    ContractKeys.RULES.forEach(
        (key, id) ->
            Optional.ofNullable(YamlNodes.text(rules, key, "failure_mode"))
                .flatMap(mode -> FailureMode.of(mode.getValue()))
                .ifPresent(severity -> severities.put(id, severity)));
    for (NodeTuple entry : YamlNodes.entries(YamlNodes.at(rules, "severity"))) {
      if (entry.getKeyNode() instanceof ScalarNode id
          && ContractKeys.RULE_IDS.contains(id.getValue())
          && entry.getValueNode() instanceof ScalarNode word) {
        of(word.getValue()).ifPresent(severity -> severities.put(id.getValue(), severity));
      }
    }
    return severities;
  }

  private static Optional<Severity> of(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  private Map<String, String> messages() {
    Map<String, String> messages = new LinkedHashMap<>();
    ContractKeys.RULES.forEach(
        (key, id) -> {
          ScalarNode message = YamlNodes.text(rules, key, "error_message");
          if (message != null && !message.getValue().isBlank()) {
            checkPlaceholders(message, PLACEHOLDERS.getOrDefault(key, List.of()));
            messages.put(id, message.getValue());
          }
        });
    return messages;
  }

  private void checkPlaceholders(ScalarNode message, List<String> known) {
    Matcher matcher = PLACEHOLDER.matcher(message.getValue());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!known.contains(name)) {
        String question = NearestName.question(name, known);
        problems.warning(
            message, "nothing replaces " + quoted(matcher.group()) + " in this message" + question);
      }
    }
  }
}
