package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.format.SectionFormats;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers in the form in which the enforcement contract lists them, which people and other
 * generators write: with comments between the groups of fields, blank lines, and notes.
 */
class ContractHeaderTest {

  private static final String FACTS =
      """
      {
        "component_id": "SYM-CORE-001",
        "component_name": "Evaluator",
        "created_at": "2026-01-02T02:04:00Z",
        "layer": "intelligence",
        "audit_trail": true,
        "purpose": "Evaluates it's #1: terms",
        "dependencies": ["sympy", "kernel.core"]
      }""";

  private static final String PYTHON =
      """
      # ============================================================================
      # DORA PROTOCOL METADATA
      # ============================================================================
      # Machine-readable metadata for governance, CI/CD, and audit trails
      # DO NOT REMOVE OR MODIFY THE STRUCTURE OF THIS BLOCK

      __dora_block__ = {
          # Component Identity (REQUIRED)
          "component_id": "SYM-CORE-001",  # e.g., SYM-CORE-001
          "component_name": "Evaluator",
      \s\s\s\s
          # Authorship (REQUIRED)
          "created_at": "2026-01-02T02:04:00Z",

          # Classification (REQUIRED)
          "layer": "intelligence",

          # Governance (REQUIRED)
          "audit_trail": True,

          # Purpose (REQUIRED)
          "purpose": "Evaluates it's #1: terms",
          "dependencies": ["sympy", "kernel.core"],
      }

      # ============================================================================
      # END DORA BLOCK
      # ============================================================================
      """;

  private static final String YAML =
      """
      # ============================================================================
      # DORA PROTOCOL METADATA
      # ============================================================================
      # Machine-readable metadata for governance, CI/CD, and audit trails
      # DO NOT REMOVE OR MODIFY THE STRUCTURE OF THIS BLOCK

      dora_block:
        # Component Identity (REQUIRED)
        component_id: "SYM-CORE-001"  # e.g., SYM-CORE-001
        component_name: "Evaluator"
      \s\s
        # Authorship (REQUIRED)
        created_at: "2026-01-02T02:04:00Z"

        # Classification (REQUIRED)
        layer: "intelligence"

        # Governance (REQUIRED)
        audit_trail: true

        # Purpose (REQUIRED)
        purpose: "Evaluates it's #1: terms"
        dependencies:
          - sympy
          - kernel.core

      # ============================================================================
      # END DORA BLOCK
      # ============================================================================
      """;

  private static final String MARKDOWN =
      """
      # DORA PROTOCOL METADATA
      # Machine-readable metadata for governance, CI/CD, and audit trails

      dora_block:
        component_id: "SYM-CORE-001"
        component_name: "Evaluator"
        created_at: "2026-01-02T02:04:00Z"
        layer: "intelligence"
        audit_trail: true
        purpose: "Evaluates it's #1: terms"
        dependencies:
          - sympy
          - kernel.core
      """;

  private static final String MEMBER =
      """
        "_dora_block": {
          "component_id": "SYM-CORE-001",
          "component_name": "Evaluator",
          "created_at": "2026-01-02T02:04:00Z",
          "layer": "intelligence",
          "audit_trail": true,
          "purpose": "Evaluates it's #1: terms",
          "dependencies": ["sympy", "kernel.core"]
        },
      """;

  @Test
  void pythonHeader_isOneSection() throws Exception {
    String top = "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n\"\"\"\nModule: a\n\"\"\"\n";
    String code = top + "# Standard imports start here\nimport a\n";
    assertRead("a.py", top + "\n" + PYTHON + "\n" + code.substring(top.length()), code);
  }

  @Test
  void yamlHeader_isOneSection() throws Exception {
    String below = "# YAML content starts here\na: 1\n";
    assertRead("a.yaml", "---\n" + YAML + "\n" + below, "---\n" + below);
    assertRead("a.yml", YAML + below, below);
  }

  @Test
  void markdownHeader_isOneSection() throws Exception {
    String below = "---\n\n# Document Title\n";
    assertRead("a.md", "---\n" + MARKDOWN + "\n" + below, "---\n" + below);
    assertRead("a.md", "---\n" + MARKDOWN + "\ntitle: a\n" + below, "---\ntitle: a\n" + below);
    assertRead("a.md", "---\n" + YAML + "\n" + below, "---\n" + below);
  }

  @Test
  void jsonHeader_isOneSection() throws Exception {
    String below = "  \"actual_content\": {}\n}\n";
    assertRead("a.json", "{\n" + MEMBER + below, "{\n" + below);
  }

  /** The header is read, replaced in its place, and taken out whole. */
  private static void assertRead(String name, String file, String code) throws Exception {
    SectionFile parsed = parse(name, file, MetaSections.HEADER);
    assertEquals(PlainJson.read(FACTS), PlainJson.read(parsed.json().orElseThrow()));
    assertEquals(code, text(parsed.without()));
    assertEquals(
        text(parse(name, code, MetaSections.HEADER).with(FACTS)), text(parsed.with(FACTS)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.java",
        "a.js",
        "a.c",
        "a.py",
        "a.yaml",
        "a.md",
        "a.properties",
        "a.sql",
        "a.xml",
        "a.html",
        "a.sh",
        "a.rb",
        "a.toml",
        "toml.md"
      })
  void notes_arePartOfTheHeader_evenOfADamagedOne(String name) throws Exception {
    String code = code(name);
    String with = text(parse(name, code, MetaSections.HEADER_WITH_NOTES).with(FACTS));
    assertTrue(with.contains("CI/CD, and audit trails"), with);
    assertTrue(with.contains("DO NOT REMOVE OR MODIFY"), with);
    String without = text(parse(name, with, MetaSections.HEADER).with(FACTS));
    assertFalse(without.contains("DO NOT REMOVE"), without);
    assertEquals(with, text(parse(name, without, MetaSections.HEADER_WITH_NOTES).with(FACTS)));
    assertEquals(code, text(parse(name, with, MetaSections.HEADER).without()));
    assertEquals(code, text(parse(name, without, MetaSections.HEADER_WITH_NOTES).without()));
    String noEnd = with.replaceFirst("(?m)^.*END DORA BLOCK.*\n", "");
    assertEquals(code, text(parse(name, noEnd, MetaSections.HEADER).without()), noEnd);
    String noTitle =
        with.replaceFirst("(?m)(^.{0,3}=+\n)?^.*DORA PROTOCOL METADATA.*\n(^.{0,3}=+\n)?", "");
    assertEquals(code, text(parse(name, noTitle, MetaSections.HEADER).without()), noTitle);
  }

  /** A file of a type that has most of the types' trouble: a comment right below the header. */
  private static String code(String name) {
    return switch (name) {
      case "a.java", "a.js", "a.c" -> "// Mine\nclass A {}\n";
      case "a.sql" -> "-- Mine\nselect 1;\n";
      case "a.xml", "a.html" -> "<!--\nMine\n-->\n<a/>\n";
      case "a.md" -> "<!-- Mine -->\n# A\n";
      case "toml.md" -> "+++\n# Mine\na = 1\n+++\n";
      case "a.yaml" -> "# Mine\na: 1\n";
      default -> "# Mine\na=1\n";
    };
  }

  @Test
  void otherLinesBelowTheTitle_areTheUsersWhereTheEndIsMissing() throws Exception {
    String title = PYTHON.substring(0, PYTHON.indexOf("# Machine"));
    String code = "# Machine-readable\n# DO NOT REMOVE\nimport a\n";
    assertEquals(code, text(parse("a.py", title + code, MetaSections.HEADER).without()));
    String note = "# DO NOT REMOVE OR MODIFY THE STRUCTURE OF THIS BLOCK\n";
    assertEquals(code, text(parse("a.py", title + note + code, MetaSections.HEADER).without()));
    assertEquals(
        note + code, text(parse("a.py", note + code, MetaSections.HEADER).without()), "no title");
    assertEquals(Optional.empty(), parse("a.py", title + note + code, MetaSections.HEADER).json());
  }

  private static SectionFile parse(String name, String file, Section section) throws Exception {
    return SectionFormats.of(name).orElseThrow().parse(file.getBytes(ISO_8859_1), section);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
