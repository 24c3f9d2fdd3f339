package dev.l9.trace.contract.init;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.DefaultContract;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the contract that fits a project, for people to read and to change. */
final class ContractText {

  private static final int WIDTH = 100;
  private static final int MOST_MODULES = 10;

  /** What YAML reads as this text without quotes. */
  private static final Pattern PLAIN =
      Pattern.compile("(?!(?:null|true|false|yes|no|on|off)$)[A-Za-z_][A-Za-z0-9_]*");

  /** What an empty project is likely to get. */
  private static final List<String> USUAL = List.of("java", "py", "yaml", "yml", "md", "json");

  private ContractText() {}

  /**
   * The text of the file.
   *
   * @param schema where the JSON Schema of the file is, for editors; empty if it is nowhere
   */
  static String of(ProjectShape project, String schema) {
    Contract usual = DefaultContract.CONTRACT;
    String line = schema.isEmpty() ? "" : "# yaml-language-server: $schema=" + schema + "\n";
    return line
        + HEAD
        + list("    - file_types: ", types(project))
        + "    # Tools read or write these, and tests need them as they are.\n"
        + list("    - exclusions: ", project.exclusions())
        + FIELDS
        + values(project.modules())
        + RULES
        + list("    governed_modules: ", usual.checks().governed())
        + alsoGoverned(project.modules())
        + REST;
  }

  private static List<String> types(ProjectShape project) {
    List<String> endings = project.endings().isEmpty() ? USUAL : project.endings();
    return endings.stream().map(ending -> "*." + ending).toList();
  }

  /** A list on one line, or on several where it is long. */
  private static String list(String key, List<String> items) {
    StringBuilder text = new StringBuilder(key).append('[');
    int start = -key.length();
    String next = "\n" + " ".repeat(key.length() + 1);
    for (int i = 0; i < items.size(); i++) {
      String item = quoted(items.get(i)) + (i < items.size() - 1 ? "," : "]");
      int column = text.length() - Math.max(start, 0);
      boolean isFirst = i == 0;
      if (!isFirst && column + 1 + item.length() > WIDTH) {
        text.append(next);
        start = text.length() - next.length() + 1;
      } else if (!isFirst) {
        text.append(' ');
      }
      text.append(item);
    }
    return text.append(items.isEmpty() ? "]\n" : "\n").toString();
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : '"' + text + '"';
  }

  private static String values(List<String> modules) {
    if (modules.isEmpty()) {
      return VALUES + "# field_values:\n#   - {files: [\"src/orders/\"], layer: operations}\n";
    }
    List<String> lines = new ArrayList<>();
    for (String module : modules.subList(0, Math.min(MOST_MODULES, modules.size()))) {
      lines.add(
          "#   - {files: [%s], layer: %s, domain: %s}\n"
              .formatted(
                  quoted(module), LayerGuess.layer(module), quoted(LayerGuess.domain(module))));
    }
    int more = modules.size() - lines.size();
    String rest = more > 0 ? "#   # and " + more + " more folders\n" : "";
    return VALUES + "# field_values:\n" + String.join("", lines) + rest;
  }

  private static String alsoGoverned(List<String> modules) {
    String names =
        modules.stream()
            .filter(LayerGuess::isCritical)
            .map(LayerGuess::domain)
            .distinct()
            .limit(MOST_MODULES)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "    # Perhaps these too: " + names + "\n";
  }

  private static final String HEAD =
      """
      # The contract of the metadata that the files of this project carry.
      # What isn't said here is as usual. 'l9 contract check' finds what is wrong with this file.

      dora_block_contract:
        version: 1.0.0
        status: mandatory
        enforcement_level: critical
        style: short   # full: a line for each field
        applies_to:
          # Patterns as in .gitignore, relative to the folder of this file.
      """
          .replaceAll("(?m)^          #", "    #");

  private static final String FIELDS =
      """

      required_dora_block:
        # Words with | between them in a comment are the values that a field may have.
        mandatory_fields:
          - component_id          # unique, such as ORD-CORE-001
          - component_name        # for people
          - module_version        # such as 1.0.0
          - created_at            # such as 2026-01-02T02:04:00Z
          - created_by
          - layer                 # foundation|intelligence|operations|learning|security
          - domain                # what it is about, such as orders
          - type                  # service|collector|tracker|engine|utility|adapter
          - status                # active|deprecated|experimental|maintenance
          - governance_level      # critical|high|medium|low
          - compliance_required   # true or false
          - audit_trail           # true or false
          - purpose               # in one line
          - dependencies          # a list
        optional_but_recommended:
          - security_classification
          - execution_mode
          - timeout_seconds
          - performance_tier
          - success_metrics
      """;

  private static final String VALUES =
      """

      # Values for all files in some folders; later lines go before earlier ones. These are guesses by
      # the names of the folders: take away the # where they are right.
      """;

  private static final String RULES =
      """

      validation_rules:
        rule_3_values_not_empty:
          disallowed_patterns: ["{PLACEHOLDER}", TODO, FILL_IN, "", null]
        rule_6_required_governance:
          # Files of these domains or folders need the governance_level high or critical.
      """;

  private static final String REST =
      """
        severity:   # error, warning or off; a rule that isn't here is an error
          consistency: error
          held-against-run: error

      codegen_rules:
        rule_4_idempotent_generation:
          preserve_fields: [component_id, created_at, created_by]

      dashboard_metrics:
        metric_1_compliance_rate:
          alert_if_below: "95%"
        metric_2_generation_failures:
          alert_if_above: 0
        metric_3_remediation_success:
          alert_if_below: "95%"
      """;
}
