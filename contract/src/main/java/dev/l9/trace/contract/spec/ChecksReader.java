package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.spec.Problems.quoted;

import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.spec.Contract.Checks;
import dev.l9.trace.contract.spec.Contract.Severity;
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

  /** What messages may have, in place of which they name what is wrong. */
  static final List<String> PLACEHOLDERS =
      List.of(
          "FIELD_NAME",
          "VALUE",
          "ID",
          "EXISTING_FILE",
          "INCONSISTENCY_DETAIL",
          "MODULE",
          "LEVEL",
          "FILE");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Map<String, String> MARKERS =
      Map.of("marker_start", "DORA PROTOCOL METADATA", "marker_end", "END DORA BLOCK");
  private static final Checks USUAL = DefaultContract.CONTRACT.checks();

  private final @Nullable Node rules;
  private final Problems problems;

  /** Reads nothing yet. */
  ChecksReader(Node root, Problems problems) {
    this.rules = ContractYaml.at(root, "validation_rules");
    this.problems = problems;
  }

  /** Reads it. */
  Checks read() {
    MARKERS.forEach(this::checkMarker);
    return new Checks(disallowed(), governed(), severities(), messages());
  }

  private void checkMarker(String key, String title) {
    ScalarNode marker = ContractYaml.text(rules, "rule_1_presence", key);
    if (marker != null && !marker.getValue().replaceAll("^\\W+|\\W+$", "").equals(title)) {
      problems.warning(marker, key + " has no effect: what l9 writes and finds is '" + title + "'");
    }
  }

  private List<String> disallowed() {
    Node list = ContractYaml.at(rules, "rule_3_values_not_empty", "disallowed_patterns");
    if (list == null) {
      return USUAL.disallowed();
    }
    return ContractYaml.items(list).stream()
        .filter(ScalarNode.class::isInstance)
        .map(item -> ContractYaml.isNull(item) ? "" : ((ScalarNode) item).getValue().strip())
        .distinct()
        .toList();
  }

  private List<String> governed() {
    Node list = ContractYaml.at(rules, "rule_6_required_governance", "governed_modules");
    if (list == null) {
      return USUAL.governed();
    }
    return ContractYaml.texts(list).stream().map(ScalarNode::getValue).distinct().toList();
  }

  private Map<String, Severity> severities() {
    Map<String, Severity> severities = new LinkedHashMap<>();
    ContractKeys.RULES.forEach(
        (key, rule) ->
            Optional.ofNullable(ContractYaml.text(rules, key, "failure_mode"))
                .flatMap(mode -> FailureMode.of(mode.getValue()))
                .ifPresent(severity -> severities.put(rule.id(), severity)));
    for (NodeTuple entry : ContractYaml.entries(ContractYaml.at(rules, "severity"))) {
      if (entry.getKeyNode() instanceof ScalarNode id
          && RuleId.of(id.getValue()).isPresent()
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
        (key, rule) -> {
          ScalarNode message = ContractYaml.text(rules, key, "error_message");
          if (message != null && !message.getValue().isBlank()) {
            checkPlaceholders(message);
            messages.put(rule.id(), message.getValue());
          }
        });
    return messages;
  }

  private void checkPlaceholders(ScalarNode message) {
    Matcher matcher = PLACEHOLDER.matcher(message.getValue());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!PLACEHOLDERS.contains(name)) {
        String question = NearestName.question(name, PLACEHOLDERS);
        problems.warning(
            message, "nothing replaces " + quoted(matcher.group()) + " in this message" + question);
      }
    }
  }
}
