package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.format.SectionFormats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where sections stand; {@link SectionsAssert} has what else holds for them. */
class SectionPlacesTest {

  private static final String JSON = "{\n  \"a\": 1\n}";
  private static final String BOM = "\u00ef\u00bb\u00bf";

  @Test
  void header_isTheFirstThing() throws Exception {
    assertTop("a.java", "", "// License\nclass A {}\n");
    assertTop("a.java", BOM, "package a;\n");
    assertTop("a.md", "---\n", "---\n\n# A\n", "# A\n");
    assertTop("a.html", "", "<p>a</p>\n");
    assertTop("a.yaml", "", "# c\na: 1\n---\nb: |\n  c\n");
  }

  @Test
  void header_isBelowWhatHasToBeTheFirst() throws Exception {
    assertTop("a.sh", "#!/bin/sh\n", "echo a\n");
    assertTop("a.py", "#!/usr/bin/python\n# -*- coding: latin-1 -*-\n", "import a\n");
    assertTop("a.py", "# c\n'''It's\na doc.'''  # d\n", "import a\n");
    assertTop("a.py", "r\"a\"\nfrom __future__ import (a,\n  b)\n", "import c\n");
    assertTop("a.rb", "# encoding: utf-8\n# frozen_string_literal: true\n", "puts 1\n");
    assertTop("a.xml", "<?xml version='1.0'?>\r\n", "<a/>\r\n");
    assertTop("a.html", "<!doctype html>\n", "<p>a</p>\n");
    assertTop("a.md", "---\n", "title: a\n---\n# A\n");
    assertTop("a.yaml", "%YAML 1.2\n---\n", "a: 1\n");
    assertTop("a.yaml", "--- &a\n", "b: 1\n");
  }

  @Test
  void headerOfJson_isTheFirstMember() throws Exception {
    assertEquals(
        "{\n  \"_dora_block\": {\n    \"a\": 1\n  },\n  \"b\": 2\n}\n",
        with("a.json", "{\n  \"b\": 2\n}\n", MetaSections.HEADER));
  }

  @Test
  void footer_isBetweenTheCodeAndTheBlock_whicheverCameFirst() throws Exception {
    for (List<Section> order :
        List.of(
            List.of(DoraSection.SECTION, MetaSections.FOOTER),
            List.of(MetaSections.FOOTER, DoraSection.SECTION))) {
      String written = "class A {}\n";
      for (Section section : order) {
        written = with("a.java", written, section);
      }
      int footer = written.indexOf(MetaSections.FOOTER.title());
      int block = written.indexOf(DoraSection.SECTION.title());
      assertTrue(written.startsWith("class A {}\n\n// ="), written);
      assertTrue(footer > 0 && block > footer, written);
    }
  }

  @Test
  void fileThatHasNoPlaceForAHeader_isRefused() {
    assertRefused("is empty: it may be half written", "a.java", BOM);
    assertRefused("has nothing below its first lines", "a.sh", "#!/bin/sh");
    assertRefused(
        "has more than its declaration in its first line", "a.xml", "<?xml version='1.0'?><a/>\n");
    assertRefused(
        "has other code in the line in which its docstring ends", "a.py", "'''a'''; b = 1\n");
    assertRefused(
        "has a first document that can't take another entry", "a.yaml", "- a\n---\nb: 1\n");
    assertRefused(
        "has a first document that can't take another entry", "a.yaml", "# c\n&a\nb: 1\n");
  }

  /** The header is between these, with blank lines at most. */
  private static void assertTop(String name, String above, String below) throws Exception {
    assertTop(name, above, below, above + below);
  }

  private static void assertTop(String name, String above, String below, String code)
      throws Exception {
    String written = with(name, code, MetaSections.HEADER);
    assertTrue(written.startsWith(above), written);
    assertTrue(written.endsWith(below), written);
    String header = written.substring(above.length(), written.length() - below.length());
    assertTrue(header.contains(MetaSections.HEADER.title()), written);
    assertTrue(header.contains(MetaSections.HEADER.end()), written);
  }

  private static void assertRefused(String reason, String name, String code) {
    assertEquals(
        reason,
        assertThrows(RefusedSourceException.class, () -> with(name, code, MetaSections.HEADER))
            .getMessage());
  }

  private static String with(String name, String code, Section section) throws Exception {
    byte[] file = code.getBytes(ISO_8859_1);
    byte[] written = SectionFormats.of(name).orElseThrow().parse(file, section).with(JSON);
    return new String(written, ISO_8859_1);
  }
}
