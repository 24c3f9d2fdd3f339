package dev.l9.trace.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.meta.MetaStyle;
import dev.l9.trace.contract.spec.Contract.FieldValues;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.spec.ContractReader.Problem;
import dev.l9.trace.contract.spec.ContractReader.Result;
import dev.l9.trace.model.CapturedValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is read from the file of a contract, where all is well with it. */
class ContractReaderTest {

  private static Contract read(String yaml) {
    Result result = ContractReader.read(yaml);
    assertEquals(List.of(), result.problems());
    assertTrue(result.isUsable());
    return result.contract();
  }

  @Test
  void whatIsLeftOut_isAsInTheDefault() {
    assertEquals(DefaultContract.CONTRACT, read("dora_block_contract:\n  version: 1.0.0\n"));
    assertEquals(DefaultContract.CONTRACT, read("{}"));
  }

  @Test
  void sectionOfWhichAllIsCommentedOut_isLeftOut() {
    assertEquals(
        DefaultContract.CONTRACT,
        read("validation_rules:\n  rule_1_presence:\n  #  failure_mode: WARN\ncodegen_rules:\n"));
  }

  @Test
  void lineEndsAndByteOrderMark_makeNoDifference() {
    String yaml = "dora_block_contract:\n  style: full\n";
    assertEquals(MetaStyle.FULL, read(yaml).style());
    assertEquals(MetaStyle.FULL, read("\uFEFF" + yaml).style());
    assertEquals(MetaStyle.FULL, read(yaml.replace("\n", "\r\n")).style());
    assertEquals(MetaStyle.SHORT, read(yaml.replace("full", "short")).style());
  }

  @Test
  void exclusions_replaceThoseOfTheDefault_butForTheOwnFiles() {
    Contract contract =
        read(
            """
            dora_block_contract:
              applies_to:
                - file_types: ["*.java", scripts/**]
                - exclusions: [gen/, "pages/[id].js"]
            """);
    assertEquals(List.of("*.java", "scripts/**"), contract.scope().fileTypes());
    assertEquals(
        List.of("gen/", "pages/[id].js", ".l9*", "ci-reports/dora-validation.html"),
        contract.scope().exclusions());
  }

  @Test
  void fieldTypesAlone_leaveTheExclusionsOfTheDefault() {
    Contract contract = read("dora_block_contract: {applies_to: [{file_types: ['*.go']}]}");
    assertEquals(DefaultContract.CONTRACT.scope().exclusions(), contract.scope().exclusions());
  }

  @Test
  void allowedValues_comeFromComments_andTheirKeyGoesBeforeThese() {
    Contract contract =
        read(
            """
            required_dora_block:
              mandatory_fields:
                - component_id   # e.g., SYM-CORE-001
                - "layer"        # core | edge
                - domain         # orders|billing|etc
                - type           # a|b
                - status
                - 'tier'         # 1|2
                - governance_level # any|…
              optional_but_recommended:
                - owner    # team-a|team-b
              allowed_values:
                type: [c, 4, true]
            """);
    assertEquals(
        Map.of(
            "layer", List.of("core", "edge"),
            "type", List.of("c", "4", "true"),
            "status", DefaultContract.ALLOWED.get("status"),
            "tier", List.of("1", "2"),
            "owner", List.of("team-a", "team-b")),
        contract.fields().allowed());
    assertEquals(7, contract.fields().minimum());
    assertEquals(List.of("component_id"), contract.fields().preserved());
  }

  @Test
  void emptyListOfAllowedValues_allowsAny() {
    Contract contract = read("required_dora_block: {allowed_values: {layer: []}}");
    assertFalse(contract.fields().allowed().containsKey("layer"));
    assertTrue(contract.fields().allowed().containsKey("type"));
  }

  @Test
  void mandatoryField_thatIsUsuallyRecommended_isNamedOnce() {
    Contract contract =
        read("required_dora_block: {mandatory_fields: [component_id, execution_mode]}");
    assertEquals(List.of("component_id", "execution_mode"), contract.fields().mandatory());
    assertEquals(
        List.of(
            "security_classification", "timeout_seconds", "performance_tier", "success_metrics"),
        contract.fields().recommended());
  }

  @Test
  void failureModes_andTheKeyForSeverities_whichGoesBeforeThem() {
    Contract contract =
        read(
            """
            validation_rules:
              rule_1_presence: {failure_mode: WARN}
              rule_2_field_coverage: {failure_mode: WARN_AND_FAIL}
              rule_3_values_not_empty: {failure_mode: FAIL_BUILD}
              rule_4_unique_component_id: {failure_mode: OFF}
              rule_5_consistency: {failure_mode: OFF}
              severity:
                consistency: warning
                held-against-run: off
            """);
    assertEquals(
        Map.of(
            "presence", Severity.WARNING,
            "field-coverage", Severity.ERROR,
            "no-placeholder", Severity.ERROR,
            "unique-id", Severity.OFF,
            "consistency", Severity.WARNING,
            "held-against-run", Severity.OFF),
        contract.checks().severities());
  }

  @Test
  void nullAndTheEmptyText_areTheEmptyValue() {
    Contract contract =
        read("validation_rules: {rule_3_values_not_empty: {disallowed_patterns: [~, '', XXX]}}");
    assertEquals(List.of("", "XXX"), contract.checks().disallowed());
  }

  @Test
  void fieldValues_haveTheirTypes_inTheirOrder() {
    Contract contract =
        read(
            """
            field_values:
              - files: ["src/main/**"]
                layer: operations
                audit_trail: true
                timeout_seconds: 30
                performance_tier: 1.5
                module_version: "1.0"
                dependencies: [billing, 7]
              - files: ["src/main/core/", "*.sql"]
                layer: foundation
            """);
    CapturedValue list =
        new CapturedValue.Items(
            List.of(new CapturedValue.Text("billing"), new CapturedValue.Num(7L)));
    assertEquals(
        List.of(
            new FieldValues(
                List.of("src/main/**"),
                Map.of(
                    "layer", new CapturedValue.Text("operations"),
                    "audit_trail", new CapturedValue.Bool(true),
                    "timeout_seconds", new CapturedValue.Num(30L),
                    "performance_tier", new CapturedValue.Num(1.5),
                    "module_version", new CapturedValue.Text("1.0"),
                    "dependencies", list)),
            new FieldValues(
                List.of("src/main/core/", "*.sql"),
                Map.of("layer", new CapturedValue.Text("foundation")))),
        contract.values());
  }

  @Test
  void numbersThatJsonDoesNotHave_stayTexts() {
    Contract contract =
        read(
            "field_values: [{files: [a], timeout_seconds: .inf, performance_tier: 0x1F, domain: 1e400}]");
    assertEquals(
        List.of(".inf", "0x1F", "1e400"),
        contract.values().get(0).values().values().stream()
            .map(value -> ((CapturedValue.Text) value).value())
            .sorted()
            .collect(Collectors.toList()));
  }

  @Test
  void aliases_areWhatTheyStandFor() {
    Contract contract =
        read(
            """
            dora_block_contract:
              applies_to:
                - file_types: &types ["*.java", "*.py"]
            field_values:
              - files: *types
                domain: orders
            """);
    assertEquals(contract.scope().fileTypes(), contract.values().get(0).files());
  }

  @Test
  void problem_isALineOfACompiler() {
    assertEquals("3:1: no", new Problem(Severity.ERROR, 3, 1, "no").toString());
    assertEquals("3:1: warning: no", new Problem(Severity.WARNING, 3, 1, "no").toString());
  }
}
