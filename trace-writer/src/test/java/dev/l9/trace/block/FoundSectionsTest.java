package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.format.SectionFormats;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a checker asks of a file: is a section there, whole, once, and at its place. */
class FoundSectionsTest {

  private static final String JSON = "{\n  \"a\": 1\n}";
  private static final Section HEADER = MetaSections.HEADER;
  private static final Section FOOTER = MetaSections.FOOTER;
  private static final Section BLOCK = DoraSection.SECTION;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.java",
        "a.kt",
        "a.js",
        "a.c",
        "a.py",
        "a.yaml",
        "end.yaml",
        "a.md",
        "yaml.md",
        "toml.md",
        "a.json",
        "line.json",
        "a.properties",
        "a.sql",
        "a.xml",
        "a.html",
        "a.sh",
        "a.rb",
        "a.toml"
      })
  void everyType_tellsWhereEachSectionIs(String name) throws Exception {
    String code = code(name);
    for (Section section : List.of(HEADER, FOOTER, BLOCK)) {
      assertEquals(List.of(), parse(name, code, section).found());
      assertFalse(parse(name, code, section).isInPlace());
    }
    String written = code;
    for (Section section : List.of(HEADER, FOOTER, BLOCK)) {
      written = with(name, written, section);
    }
    int before = -1;
    for (Section section : List.of(HEADER, FOOTER, BLOCK)) {
      SectionFile file = parse(name, written, section);
      FoundSection found = file.found().get(0);
      assertEquals(1, file.found().size());
      assertTrue(found.isWhole() && file.isInPlace(), section.name() + written);
      String text = new String(file.text().orElseThrow(), ISO_8859_1);
      assertTrue(written.startsWith(text, found.start()), "start");
      assertEquals("", written.substring(found.start() + text.length(), found.end()).strip());
      assertTrue(found.start() > before, "order");
      before = found.start();
    }
  }

  private static String code(String name) {
    return switch (name) {
      case "a.py" -> "#!/usr/bin/python\n'''Doc.'''\nimport a\n";
      case "a.yaml" -> "%YAML 1.2\n---\na: 1\n---\nb: 2\n";
      case "end.yaml" -> "a: 1\n... # end\n";
      case "a.md" -> "# A\n";
      case "yaml.md" -> "---\na: 1\n---\n# A\n";
      case "toml.md" -> "+++\na = 1\n+++\n# A\n";
      case "a.json" -> "{\n  \"b\": 1\n}\n";
      case "line.json" -> "{\"b\": 1}";
      case "a.properties", "a.toml" -> "a=1\n";
      case "a.sql" -> "select 1;\n";
      case "a.xml" -> "<?xml version='1.0'?>\n<a/>\n";
      case "a.html" -> "<!doctype html>\n<p>a</p>\n";
      case "a.sh", "a.rb" -> "#!/bin/a\na\n";
      default -> "class A {}\n";
    };
  }

  @Test
  void blankLines_makeNoDifference() throws Exception {
    String java = with("a.java", with("a.java", "class A {}\n", HEADER), BLOCK);
    assertPlace(true, "a.java", "\n\n" + java + "\n\n", HEADER);
    assertPlace(true, "a.java", "\n\n" + java + "\n \n", BLOCK);
    String python = with("a.py", "'''a'''\nb = 1\n", HEADER);
    assertPlace(true, "a.py", python.replace("'''\n\n", "'''\n"), HEADER);
  }

  @Test
  void headerElsewhere_isNotInPlace() throws Exception {
    String header = with("a.java", "class A {}\n", HEADER).replace("class A {}\n", "");
    assertPlace(false, "a.java", "// License\n" + header + "class A {}\n", HEADER);
    assertPlace(false, "a.java", "class A {}\n" + header, HEADER);
    String python = with("a.py", "b = 1\n", HEADER).replace("b = 1\n", "");
    assertPlace(false, "a.py", python + "'''a'''\n", HEADER);
    assertPlace(false, "a.json", "{\"b\": 1, \"_dora_block\": {}}", HEADER);
    assertPlace(false, "a.yaml", "b: 1\ndora_block: {a: 1}\n", HEADER);
    assertPlace(false, "a.md", "---\nb: 1\ndora_block: {a: 1}\n---\n", HEADER);
    assertPlace(false, "a.md", "+++\nb = 1\ndora_block = {a = 1}\n+++\n", HEADER);
  }

  @Test
  void blockAndFooterElsewhere_areNotInPlace() throws Exception {
    String code = "class A {}\n";
    String footer = with("a.java", code, FOOTER).substring(code.length());
    String block = with("a.java", code, BLOCK).substring(code.length());
    assertPlace(true, "a.java", code + footer + block, FOOTER);
    assertPlace(false, "a.java", code + block + footer, FOOTER);
    assertPlace(false, "a.java", code + block + footer, BLOCK);
    assertPlace(false, "a.java", footer + code + block, FOOTER);
    assertPlace(true, "a.java", block + code + footer, FOOTER);
    assertPlace(false, "a.json", "{\"_l9_trace\": {}, \"footer_meta\": {}}", FOOTER);
    assertPlace(true, "a.json", "{\"_l9_trace\": {}, \"a\": 1, \"footer_meta\": {}}", FOOTER);
    assertPlace(false, "a.json", "{\"_l9_trace\": {}, \"footer_meta\": {}}", BLOCK);
    String yaml = with("a.yaml", "a: 1\n", BLOCK).substring("a: 1\n".length());
    assertPlace(false, "a.yaml", "a: 1\n...\n" + yaml, BLOCK);
    assertPlace(false, "a.yaml", "a: 1\n" + yaml + "---\nb: 2\n", BLOCK);
  }

  @Test
  void damagedAndDoubleSections_areFound() throws Exception {
    String code = "class A {}\n";
    String header = with("a.java", code, HEADER).replace(code, "");
    String half = header.substring(0, header.indexOf("// ===", header.indexOf("// }")));
    List<FoundSection> found = parse("a.java", half + code, HEADER).found();
    assertEquals(List.of(new FoundSection(0, half.length(), false)), found);
    assertPlace(false, "a.java", half + code, HEADER);
    found = parse("a.java", half + "\n" + header + code + header, HEADER).found();
    int second = half.length() + 1;
    int third = second + header.length() + code.length();
    assertEquals(
        List.of(
            new FoundSection(0, half.length(), false),
            new FoundSection(second, second + header.length() - 1, true),
            new FoundSection(third, third + header.length() - 1, true)),
        found);
    found = parse("a.json", "{\"_dora_block\": {}, \"_dora_block\": {}}", HEADER).found();
    assertEquals(List.of(new FoundSection(1, 18, true), new FoundSection(20, 37, true)), found);
    String title = "---\n# DORA PROTOCOL METADATA\na: 1\n---\n";
    assertEquals(List.of(new FoundSection(4, 29, false)), parse("a.md", title, HEADER).found());
    String block = with("a.java", code, BLOCK).substring(code.length());
    assertEquals(
        List.of(
            new FoundSection(
                code.length() + block.length(), code.length() + block.length() + 19, false)),
        parse("a.java", code + block + "// FOOTER METADATA\n", FOOTER).found());
  }

  @Test
  void fileWithoutAPlace_isRefused() throws Exception {
    String header = with("a.py", "b = 1\n", HEADER).replace("b = 1\n", "");
    SectionFile file = parse("a.py", "'''a'''; b = 1\n" + header, HEADER);
    assertEquals(
        "has other code in the line in which its docstring ends",
        assertThrows(RefusedSourceException.class, file::isInPlace).getMessage());
  }

  private static void assertPlace(boolean expected, String name, String file, Section section)
      throws Exception {
    assertEquals(expected, parse(name, file, section).isInPlace(), file);
  }

  private static String with(String name, String code, Section section) throws Exception {
    return new String(parse(name, code, section).with(JSON), ISO_8859_1);
  }

  private static SectionFile parse(String name, String file, Section section) throws Exception {
    return SectionFormats.of(name).orElseThrow().parse(file.getBytes(ISO_8859_1), section);
  }
}
