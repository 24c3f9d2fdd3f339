package dev.l9.trace.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.yaml.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors, against the reader: whichever of both changes, the other has to. */
class ContractSchemaTest {

  private static final JsonNode SCHEMA = JsonMapper.shared().readTree(ContractSchema.text());

  @Test
  void listing_isValid() throws IOException {
    assertEquals(List.of(), EditorCheck.errors(ListBehindText.in(ListingTest.listing()).without()));
  }

  @Test
  void keysOfOurs_areValid() {
    assertEquals(
        List.of(),
        EditorCheck.errors(
            """
            dora_block_contract: {style: full, version: 1.0}
            required_dora_block: {allowed_values: {layer: [a, 4], type: []}}
            field_values: [{files: ["src/**"], layer: a, audit_trail: true, dependencies: [b]}]
            validation_rules: {severity: {held-against-run: off}, rule_1_presence: {failure_mode: OFF}}
            codegen_rules:
            """));
  }

  /** What the schema marks, the reader doesn't take either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "owner: me",
        "required_dora_block: {mandatory_field: [a]}",
        "required_dora_block: {mandatory_fields: a}",
        "required_dora_block: {mandatory_fields: [a, a]}",
        "required_dora_block: {mandatory_fields: ['a b']}",
        "required_dora_block: {mandatory_fields: [{PLACEHOLDER}]}",
        "required_dora_block: {allowed_values: [a]}",
        "dora_block_contract: {style: FULL}",
        "dora_block_contract: {applies_to: {file_types: []}}",
        "dora_block_contract: {applies_to: [{exclusions: ['']}]}",
        "field_values: [{layer: security}]",
        "field_values: [{files: [], layer: security}]",
        "field_values: [{files: [a], component_id: b}]",
        "field_values: [{files: [a], layer: ~}]",
        "validation_rules: {severity: {presense: off}}",
        "validation_rules: {severity: {presence: of}}",
        "validation_rules: {rule_1_presence: {failure_mode: BREAK}}",
        "validation_rules: {rule_2_field_coverage: {minimum_fields_required: -1}}",
        "validation_rules: {rule_3_values_not_empty: {disallowed_patterns: [{A}]}}",
        "dashboard_metrics: {metric_1_compliance_rate: {alert_if_below: '101%'}}",
        "pre_commit_hooks: {hook: {fail_on_error: maybe}}"
      })
  void wrongFiles_areMarked(String yaml) {
    assertFalse(EditorCheck.errors(yaml).isEmpty());
    assertFalse(ContractReader.read(yaml).isUsable());
  }

  @Test
  void keysAndWords_areThoseOfTheReader() {
    List<String> differences = new ArrayList<>();
    compare("", ContractKeys.ROOT, SCHEMA, differences);
    assertEquals(List.of(), differences);
  }

  @Test
  void rules_areThoseThatThereAre() {
    assertEquals(Stream.of(RuleId.values()).map(RuleId::id).toList(), ContractKeys.RULE_IDS);
  }

  private static void compare(String at, Shape shape, JsonNode schema, List<String> differences) {
    JsonNode node = resolved(schema);
    if (shape instanceof Shape.Keys keys) {
      JsonNode properties = node.path("properties");
      assertEquals(keys.known().keySet(), new LinkedHashSet<>(properties.propertyNames()), at);
      keys.known()
          .forEach((key, each) -> compare(at + "/" + key, each, properties.get(key), differences));
      compareOthers(at, keys.more(), node, differences);
    } else if (shape instanceof Shape.ByName byName) {
      compareOthers(at, byName.each(), node, differences);
    } else if (shape instanceof Shape.Items items) {
      assertEquals("array", node.path("type").asString(), at);
      compare(at + "[]", items.each(), node.path("items"), differences);
    } else if (shape instanceof Shape.Choice choice) {
      JsonNode words = node.path(choice.isOpen() ? "examples" : "enum");
      assertEquals(choice.words(), JsonMapper.shared().convertValue(words, List.class), at);
    } else if (!(shape instanceof Shape.Anything) && !node.has("type") && !node.has("anyOf")) {
      differences.add(at + " has no type");
    }
  }

  private static void compareOthers(
      String at, Shape more, JsonNode node, List<String> differences) {
    JsonNode others = node.path("additionalProperties");
    if (more == null || more instanceof Shape.Anything) {
      assertEquals(more != null, others.asBoolean(), at);
    } else {
      compare(at + "/*", more, others, differences);
    }
  }

  private static JsonNode resolved(JsonNode schema) {
    assertNotNull(schema);
    String ref = schema.path("$ref").asString("");
    return ref.isEmpty() ? schema : SCHEMA.at(ref.substring(1));
  }

  @Test
  void everySectionAndKeyOfOurs_isDescribed() {
    Map<String, JsonNode> sections = new java.util.TreeMap<>();
    SCHEMA.get("properties").forEachEntry(sections::put);
    sections.remove("codegen_rules");
    sections.forEach((key, section) -> assertTrue(section.has("description"), key));
  }
}
