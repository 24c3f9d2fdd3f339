package dev.l9.trace.contract.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.spec.DefaultContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a file by the rules that need no other. */
class FileRulesTest {

  private static final String HEADER =
      """
      // ============================================================================
      // DORA PROTOCOL METADATA
      // ============================================================================
      // {"component_id":"FOU-ORDE-001","component_name":"Orders","module_version":"1.0.0",
      // "created_at":"2026-01-02T02:04:00Z","created_by":"Codegen","layer":"foundation","domain":"orders",
      // "type":"service","status":"active","governance_level":"high","compliance_required":true,
      // "audit_trail":true,"purpose":"Keeps orders.","dependencies":[],"footer":"footer_meta"}
      // ============================================================================
      // END DORA BLOCK
      // ============================================================================
      """;

  private static final String FOOTER =
      """
      // ============================================================================
      // FOOTER METADATA
      // ============================================================================
      // {"component_id":"FOU-ORDE-001"}
      // ============================================================================
      // END FOOTER METADATA
      // ============================================================================
      """;

  private static final String BLOCK =
      """
      // ============================================================================
      // L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      // ============================================================================
      // {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},
      // "outputs":{},"metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
      // ============================================================================
      // END L9 DORA BLOCK
      // ============================================================================
      """;

  private static final String CODE = "\nclass Orders {}\n\n";
  private static final String FILE = HEADER + CODE + FOOTER + "\n" + BLOCK;

  private static List<String> said(String path, String text) {
    return Validator.violations(DefaultContract.CONTRACT, path, text.getBytes(UTF_8)).stream()
        .map(GovernedFolder::line)
        .toList();
  }

  private static void assertSaid(String text, String... lines) {
    assertEquals(List.of(lines), said("A.java", text));
  }

  @Test
  void fileInOrder_isNotSpokenOf() {
    assertSaid(FILE);
  }

  @Test
  void missingParts_areSaidEach() {
    assertSaid(
        HEADER + CODE,
        "A.java:1:1: error [presence] the file has no Footer Meta",
        "A.java:1:1: error [presence] the file has no run-time DORA block");
    assertSaid(
        CODE + BLOCK,
        "A.java:1:1: error [presence] Generated file missing DORA block. Codegen must add it.");
  }

  @Test
  void headerElsewhere_isOutOfPlace() {
    String atTheEnd = CODE.strip() + "\n\n" + HEADER + "\n" + FOOTER + "\n" + BLOCK;
    assertSaid(atTheEnd, "A.java:3:1: error [block-order] the header is not at the top");
    String behindCode = "class Orders {} " + HEADER + CODE + FOOTER + "\n" + BLOCK;
    assertSaid(behindCode, "A.java:2:1: error [block-order] the header is not at the top");
  }

  @Test
  void footerAboveCode_andBlockAboveFooter_areOutOfPlace() {
    assertSaid(
        HEADER + "\n" + FOOTER + CODE + BLOCK,
        "A.java:12:1: error [block-order] the footer is not at the end, above the run-time block");
    assertSaid(
        HEADER + CODE + BLOCK + "\n" + FOOTER,
        "A.java:23:1: error [block-order] the footer is not at the end, above the run-time block",
        "A.java:14:1: error [block-order] the block is not the last thing in the file");
  }

  @Test
  void partsThatAreThereTwice_areSaid() {
    assertSaid(
        HEADER + "\n" + HEADER + CODE + FOOTER + "\n" + BLOCK,
        "A.java:12:1: error [block-order] there is more than one header");
  }

  @Test
  void halfWrittenParts_areDamaged() {
    String cut = HEADER.substring(0, HEADER.indexOf("\"layer\""));
    assertSaid(
        cut + "\n" + CODE + FOOTER + "\n" + BLOCK,
        "A.java:1:1: error [block-order] a part of the header is missing, or can't be read");
    String withoutEnd = FOOTER.substring(0, FOOTER.indexOf("// =====", 200));
    assertSaid(
        HEADER + CODE + withoutEnd + "\n" + BLOCK,
        "A.java:14:1: error [block-order] a part of the footer is missing, or can't be read");
    String half = BLOCK.substring(0, BLOCK.indexOf("\"outputs\"") + 5);
    assertSaid(
        HEADER + CODE + FOOTER + "\n" + half,
        "A.java:22:1: error [block-order] a part of the block is missing, or can't be read");
  }

  @Test
  void fields_haveToBeOfTheirTypes() {
    assertField("\"orders\"", "[\"a\"]", 5, 85, "domain", "[\"a\"]", "a single value");
    assertField(
        "\"1.0.0\"", "\"1.0\"", 4, 62, "module_version", "1.0", "a semantic version such as 1.0.0");
    assertField(
        "\"2026-01-02T02:04:00Z\"",
        "\"yesterday\"",
        5,
        5,
        "created_at",
        "yesterday",
        "a time such as 2026-01-02T02:04:00Z");
    assertField(
        "\"foundation\"",
        "\"basement\"",
        5,
        64,
        "layer",
        "basement",
        "one of foundation, intelligence, operations, learning, security");
    assertField(
        "\"audit_trail\":true",
        "\"audit_trail\":\"yes\"",
        7,
        5,
        "audit_trail",
        "yes",
        "true or false");
    assertField(
        "\"dependencies\":[]", "\"dependencies\":\"a\"", 7, 50, "dependencies", "a", "a list");
  }

  private static void assertField(
      String from, String to, int line, int column, String field, String value, String wanted) {
    assertEquals(true, HEADER.contains(from), from);
    assertSaid(
        FILE.replace(from, to),
        String.format(
            "A.java:%d:%d: error [field-coverage] DORA field %s has the value '%s', which is not %s",
            line, column, field, value, wanted));
  }

  @Test
  void emptyValues_andPlaceholders_areSaid_whereverTheyAre() {
    assertPlaceholder("\"Codegen\"", "\"\"", 5, 41, "created_by", "");
    assertPlaceholder("\"Codegen\"", "null", 5, 41, "created_by", "");
    assertPlaceholder("\"Codegen\"", "[]", 5, 41, "created_by", "");
    assertPlaceholder("\"Codegen\"", "{}", 5, 41, "created_by", "");
    assertPlaceholder("\"Codegen\"", "\"  \"", 5, 41, "created_by", "  ");
    assertPlaceholder("\"Keeps orders.\"", "\"TODO\"", 7, 24, "purpose", "TODO");
    assertPlaceholder(
        "\"Keeps orders.\"", "\"Keeps \\u007bthings}\"", 7, 24, "purpose", "Keeps {things}");
    assertPlaceholder(
        "\"dependencies\":[]",
        "\"dependencies\":[\"a\",\"FILL_IN\"]",
        7,
        50,
        "dependencies",
        "FILL_IN");
    assertPlaceholder(
        "\"footer\":", "\"owner\":\"{owner}\",\"footer\":", 7, 68, "owner", "{owner}");
    assertPlaceholder(
        "\"FOU-ORDE-001\"}",
        "\"FOU-ORDE-001\",\"execution_mode\":\"TODO\"}",
        17,
        36,
        "execution_mode",
        "TODO");
  }

  private static void assertPlaceholder(
      String from, String to, int line, int column, String field, String value) {
    assertEquals(true, FILE.contains(from), from);
    assertSaid(
        FILE.replace(from, to),
        String.format(
            "A.java:%d:%d: error [no-placeholder] DORA field %s has placeholder/empty value: %s",
            line, column, field, value));
  }

  @Test
  void footerOfAnotherFile_isAnInconsistency() {
    assertSaid(
        HEADER + CODE + FOOTER.replace("-001", "-002") + "\n" + BLOCK,
        "A.java:17:6: error [consistency] DORA inconsistency: the footer has the component_id"
            + " 'FOU-ORDE-002', and the header another one");
  }

  @Test
  void wordsThatHoldAPlaceholder_areNone() {
    assertSaid(FILE.replace("Keeps orders.", "Keeps TODOs, MY_TODO and {0}."));
  }

  @Test
  void place_isThatOfTheKey_notOfAWordInAValue() {
    String type = "\"component_name\":\"Orders\"";
    assertSaid(
        FILE.replace(type, "\"component_name\":\"The type \\\"layer\\\": of layer\"")
            .replace("\"foundation\"", "\"basement\""),
        "A.java:5:64: error [field-coverage] DORA field layer has the value 'basement', which is"
            + " not one of foundation, intelligence, operations, learning, security");
  }

  @Test
  void columns_areCharacters_notBytes() {
    Violation violation =
        Validator.violations(
                DefaultContract.CONTRACT,
                "a.json",
                ("\ufeff" + JSON.replace("\"service\"", "\"TODO\"")).getBytes(UTF_8))
            .get(0);
    assertEquals(JSON.indexOf("type\"") + 1, violation.column());
  }

  /** A file in one line, with characters of two and four bytes before what is wrong. */
  private static final String JSON =
      ("{\"_dora_block\":{\"component_id\":\"A\",\"component_name\":\"\u00fc\ud83d\ude00\","
          + "\"module_version\":\"1.0.0\",\"created_at\":\"2026-01-02T02:04:00\",\"created_by\":\"a\","
          + "\"layer\":\"foundation\",\"domain\":\"a\",\"type\":\"service\",\"status\":\"active\","
          + "\"governance_level\":\"low\",\"compliance_required\":true,\"audit_trail\":true,"
          + "\"purpose\":\"a\",\"dependencies\":[],\"footer\":\"footer_meta\"},\"a\":1,"
          + "\"footer_meta\":{\"component_id\":\"A\"},\"_l9_trace\":"
          + "{\"trace_id\":\"\",\"task\":\"\",\"timestamp\":\"\",\"patterns_used\":[],"
          + "\"graph\":{\"nodes\":[],\"edges\":[]},\"inputs\":{},\"outputs\":{},\"metrics\":"
          + "{\"confidence\":\"\",\"errors_detected\":[],\"stability_score\":\"\"}}}");

  @Test
  void missingKeys_areFoundInEachNotation() {
    String missing = "error [field-coverage] DORA block incomplete: missing layer";
    assertSaid(FILE.replace("\"layer\":\"foundation\",", ""), "A.java:1:1: " + missing);
    assertEquals(
        List.of("a.json:1:2: " + missing),
        said("a.json", JSON.replace("\"layer\":\"foundation\",", "")));
    String yaml = yaml("dora_block:\n", "  ", ": ", "\n");
    assertEquals(List.of("a.yaml:1:1: " + missing), only("field-coverage", "a.yaml", yaml));
    String python = yaml("__dora_block__ = {\n", "    \"", "\": ", ",\n") + "}\n";
    assertEquals(List.of("a.py:1:1: " + missing), only("field-coverage", "a.py", framed(python)));
    assertEquals(
        List.of("a.md:2:1: " + missing),
        only("field-coverage", "a.md", "---\n" + yaml + "---\na\n"));
    String toml =
        "+++\n" + yaml("dora_block = {", " ", " = ", ",").replaceAll(",$", "") + " }\n+++\na\n";
    assertEquals(List.of("a.md:2:1: " + missing), only("field-coverage", "a.md", toml));
  }

  private static List<String> only(String rule, String path, String text) {
    return said(path, text).stream().filter(line -> line.contains("[" + rule + "]")).toList();
  }

  private static String framed(String python) {
    String rule = "# " + "=".repeat(76) + "\n";
    return rule
        + "# DORA PROTOCOL METADATA\n"
        + rule
        + python
        + rule
        + "# END DORA BLOCK\n"
        + rule
        + "a = 1\n";
  }

  /** All fields but the layer. */
  private static String yaml(String begin, String before, String between, String after) {
    StringBuilder out = new StringBuilder(begin);
    for (String field :
        List.of(
            "component_id|\"A\"",
            "component_name|\"a\"",
            "module_version|\"1.0.0\"",
            "created_at|\"2026-01-02T02:04:00Z\"",
            "created_by|\"a\"",
            "domain|\"a\"",
            "type|\"service\"",
            "status|\"active\"",
            "governance_level|\"low\"",
            "compliance_required|" + (begin.startsWith("__") ? "True" : "true"),
            "audit_trail|" + (begin.startsWith("__") ? "True" : "true"),
            "purpose|\"a\"",
            "dependencies|[]")) {
      String[] parts = field.split("\\|");
      out.append(before).append(parts[0]).append(between).append(parts[1]).append(after);
    }
    return out.toString();
  }
}
