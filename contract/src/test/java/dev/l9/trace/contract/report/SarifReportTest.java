package dev.l9.trace.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

  private static Schema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }

  private static JsonNode valid(Verdict verdict) {
    String text = SarifReport.of(verdict, Verdicts.TIME, "1.0");
    assertEquals(List.of(), schema.validate(text, InputFormat.JSON));
    return JsonMapper.shared().readTree(text).at("/runs/0");
  }

  @Test
  void schema_refusesWhatIsNoSarif() {
    assertFalse(schema.validate("{\"version\":\"2.1.0\"}", InputFormat.JSON).isEmpty());
  }

  @Test
  void result_saysRulePlaceAndName() {
    JsonNode result = valid(Verdicts.usual()).at("/results/0");
    assertEquals(
        """
        {"ruleId":"field-coverage","ruleIndex":1,"level":"error",\
        "message":{"text":"no domain\\ndo this"},"locations":[{"physicalLocation":{\
        "artifactLocation":{"uri":"src/b%20c.py","uriBaseId":"SRCROOT"},\
        "region":{"startLine":4,"startColumn":1}}}],"partialFingerprints":{\
        "primaryLocationLineHash":"FINGERPRINT","rulePathSymbol/v1":"FINGERPRINT"},\
        "suppressions":[]}""",
        result.toString().replaceAll("\"[0-9a-f]{32}:1\"", "\"FINGERPRINT\""));
  }

  @Test
  void run_declaresRulesColumnsRootAndNotes() {
    JsonNode run = valid(Verdicts.usual());
    assertEquals(RuleId.values().length, run.at("/tool/driver/rules").size());
    assertEquals("field-coverage", run.at("/tool/driver/rules/1/id").asString());
    assertTrue(run.at("/tool/driver/rules/1/help/text").asString().contains("mandatory"));
    assertEquals("utf16CodeUnits", run.at("/columnKind").asString());
    assertTrue(run.at("/originalUriBaseIds/SRCROOT").isObject());
    assertEquals(
        "x.py could not be read",
        run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString());
  }

  @Test
  void suppressedViolation_isThere_withItsReason() {
    JsonNode result = valid(Verdicts.usual()).at("/results/2");
    assertEquals("presence", result.at("/ruleId").asString());
    assertEquals(
        "[{\"kind\":\"inSource\",\"justification\":\"made by others\"}]",
        result.at("/suppressions").toString());
  }

  @Test
  void results_areBounded_errorsFirst_andTheRestIsSaid() {
    JsonNode run = valid(Verdicts.many(6_000));
    assertEquals(SarifReport.MOST, run.at("/results").size());
    assertEquals("error", run.at("/results/2999/level").asString());
    assertEquals("warning", run.at("/results/3000/level").asString());
    String said = run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString();
    assertTrue(said.startsWith("1,000 of 6,000 results are left out"), said);
  }

  private static String fingerprint(Violation... violations) {
    Fingerprints fingerprints = new Fingerprints();
    String last = "";
    for (Violation violation : violations) {
      last = fingerprints.of(violation);
    }
    return last;
  }

  private static Violation at(String path, int line, String symbol) {
    return Verdicts.violation(RuleId.PRESENCE, Severity.ERROR, path, line, symbol, "m" + line);
  }

  @Test
  void fingerprint_isOfRulePathAndSymbol_whateverTheLineAndTheWords() {
    String name = fingerprint(at("a.py", 1, "x"));
    assertEquals(name, fingerprint(at("a.py", 900, "x")));
    assertNotEquals(name, fingerprint(at("b.py", 1, "x")));
    assertNotEquals(name, fingerprint(at("a.py", 1, "y")));
    assertNotEquals(name, fingerprint(at("a.py", 1, "x"), at("a.py", 2, "x")));
  }

  @Test
  void textOfOthers_isValid_andIsNoLink() {
    JsonNode run = valid(Verdicts.hostile());
    assertEquals(2 * Verdicts.ATTACKS.size(), run.at("/results").size());
    String text = SarifReport.of(Verdicts.hostile(), Verdicts.TIME, "1.0");
    assertFalse(text.contains("\u202e"));
    assertTrue(text.contains("\\\\[click\\\\](https"), text);
  }

  @Test
  void path_isPercentEncoded() {
    assertEquals("a/%C3%BC%3A%25%23%3F%5C%22.py", RelativeUri.of("a/ü:%#?\\\".py"));
  }

  @Test
  void equalVerdicts_giveEqualBytes() {
    assertEquals(
        SarifReport.of(Verdicts.hostile(), Verdicts.TIME, "1"),
        SarifReport.of(Verdicts.hostile(), Verdicts.TIME, "1"));
  }
}
