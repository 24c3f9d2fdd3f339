package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.Shape.ANYTHING;
import static dev.l9.trace.contract.yaml.Shape.FIELD_VALUE;
import static dev.l9.trace.contract.yaml.Shape.TEXT;
import static dev.l9.trace.contract.yaml.Shape.TEXT_OR_NULL;
import static dev.l9.trace.contract.yaml.Shape.TRUTH;

import dev.l9.trace.contract.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The keys of a contract's file, and what each may have: what is read, what the schema for editors
 * has, and what docs/contract-file.md describes.
 */
final class ContractKeys {

  /** The keys of the rules, with the ids of those that they are about. */
  static final Map<String, String> RULES = rules();

  /** The ids of all rules. */
  static final List<String> RULE_IDS =
      List.of(
          "presence",
          "field-coverage",
          "no-placeholder",
          "unique-id",
          "consistency",
          "governance",
          "block-order",
          "registry-current",
          "held-against-run");

  /** A whole number that isn't negative, which may be quoted. */
  private static final Shape COUNT =
      scalar("a whole number from 0 on", text -> Figure.count(text).isPresent());

  /** A number from 0 to 100, with or without a percent sign. */
  private static final Shape PERCENT =
      scalar("a percentage such as \"95%\"", text -> Figure.percent(text).isPresent());

  /** What a violated rule does. */
  private static final Shape FAILURE_MODE =
      scalar(FailureMode.LABEL, text -> FailureMode.of(text).isPresent());

  private static final Shape TEXTS = new Shape.Items(TEXT);

  /** The whole file. */
  static final Shape.Keys ROOT =
      keys(
          "dora_block_contract", contract(),
          "required_dora_block", fields(),
          "field_values", new Shape.Items(fieldValues()),
          "validation_rules", validation(),
          "codegen_rules", generation(),
          "audit_requirements", audit(),
          "if_dora_block_missing_or_invalid", new Shape.ByName(ANYTHING),
          "dashboard_metrics", metrics(),
          "pre_commit_hooks", hooks());

  private ContractKeys() {}

  private static Shape scalar(String label, Predicate<String> accepts) {
    return new Shape.Scalar(label, false, node -> accepts.test(node.getValue()), "");
  }

  private static Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("rule_1_presence", "presence");
    rules.put("rule_2_field_coverage", "field-coverage");
    rules.put("rule_3_values_not_empty", "no-placeholder");
    rules.put("rule_4_unique_component_id", "unique-id");
    rules.put("rule_5_consistency", "consistency");
    rules.put("rule_6_required_governance", "governance");
    return rules;
  }

  private static Shape contract() {
    Shape applies = keys("file_types", TEXTS, "source", TEXT, "exclusions", TEXTS);
    return keys(
        "version", TEXT,
        "status", only("mandatory"),
        "enforcement_level", new Shape.Choice(List.of("critical", "high", "medium", "low"), true),
        "style", new Shape.Choice(List.of("full", "short"), false),
        "applies_to", new Shape.Items(applies));
  }

  private static Shape fields() {
    return keys(
        "mandatory_fields", TEXTS,
        "optional_but_recommended", TEXTS,
        "allowed_values", new Shape.ByName(TEXTS));
  }

  private static Shape fieldValues() {
    return new Shape.Keys(Map.of("files", TEXTS), FIELD_VALUE);
  }

  private static Shape validation() {
    Map<String, Shape> severities = new LinkedHashMap<>();
    Shape severity = new Shape.Choice(List.of("error", "warning", "off"), false);
    RULE_IDS.forEach(id -> severities.put(id, severity));
    return keys(
        "rule_1_presence", rule("marker_start", TEXT, "marker_end", TEXT),
        "rule_2_field_coverage", rule("minimum_fields_required", COUNT),
        "rule_3_values_not_empty", rule("disallowed_patterns", new Shape.Items(TEXT_OR_NULL)),
        "rule_4_unique_component_id", rule(),
        "rule_5_consistency", rule("check", TEXT),
        "rule_6_required_governance", rule("governed_modules", TEXTS),
        "severity", new Shape.Keys(severities, null));
  }

  private static Shape generation() {
    return keys(
        "rule_1_auto_generation", rule("when", TEXT, "position", TEXT, "template_source", TEXT),
        "rule_2_field_population",
            rule("source_of_truth", TEXT, "fields_from", new Shape.ByName(TEXT)),
        "rule_3_no_templates", rule(),
        "rule_4_idempotent_generation", rule("preserve_fields", TEXTS));
  }

  private static Shape rule(Object... more) {
    Map<String, Shape> keys = new LinkedHashMap<>(keys("name", TEXT, "action", TEXT).known());
    keys.putAll(keys(more).known());
    keys.put("failure_mode", FAILURE_MODE);
    keys.put("error_message", TEXT);
    return new Shape.Keys(keys, null);
  }

  private static Shape audit() {
    return keys(
        "requirement_1_dora_registry",
            keys(
                "name", TEXT,
                "frequency", TEXT,
                "contents", TEXTS,
                "purpose", TEXT,
                "location", only(".l9-dora-registry.json")),
        "requirement_2_audit_log",
            keys("name", TEXT, "entries", TEXTS, "location", only("logs/codegen-dora-audit.log")),
        "requirement_3_ci_gate",
            keys(
                "name", TEXT,
                "gate_name", TEXT,
                "stage", TEXT,
                "failure_action", TEXT,
                "report_location", only("ci-reports/dora-validation.html")));
  }

  /** What has no effect where it is something else. */
  private static Shape only(String word) {
    return new Shape.Choice(List.of(word), true);
  }

  private static Shape metrics() {
    return keys(
        "metric_1_compliance_rate",
            keys("description", TEXT, "target", TEXT, "alert_if_below", PERCENT),
        "metric_2_generation_failures",
            keys("description", TEXT, "target", TEXT, "alert_if_above", COUNT),
        "metric_3_remediation_success",
            keys("description", TEXT, "target", TEXT, "alert_if_below", PERCENT),
        "metric_4_governance_distribution", keys("description", TEXT, "categories", TEXTS));
  }

  private static Shape hooks() {
    return new Shape.ByName(
        keys("name", TEXT, "files", TEXT, "command", TEXT, "fail_on_error", TRUTH));
  }

  private static Shape.Keys keys(Object... pairs) {
    Map<String, Shape> known = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      known.put((String) pairs[i], (Shape) pairs[i + 1]);
    }
    return new Shape.Keys(known, null);
  }
}
