package dev.l9.trace.contract.inject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.contract.rule.Validator;
import dev.l9.trace.section.format.SectionFormats;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as people have them. Each gets its blocks, is in order then, gets nothing new a second
 * time, and is as it was when they are taken out; or it is refused, with a reason that says what is
 * wrong.
 */
class OddFilesTest {

  private static final String BOM = "\ufeff";

  @TempDir private Path folder;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  private void file(String name, String text) {
    file(name, text, UTF_8);
  }

  private void file(String name, String text, Charset charset) {
    files.put(name, text.getBytes(charset));
  }

  private void refused(String name, String text, String reason) {
    file(name, text);
    refused.put(name, reason);
  }

  @Test
  void filesOfAllKinds_areWrittenReversibly_orRefused() throws Exception {
    lineEnds();
    encodings();
    beginnings();
    frontMatter();
    json();
    check();
  }

  private void lineEnds() {
    file("CrLf.java", "class CrLf {\r\n}\r\n");
    file("Cr.java", "class Cr {\r}\r");
    file("Mixed.java", "class Mixed {\r\n\n}\r");
    file("NoEnd.java", "class NoEnd {}");
    file("Tabs.java", "\tclass Tabs {\t}\t\n\t\n");
    file("crlf.yaml", "a: 1\r\nb:\r\n  - 2\r\n");
    file("crlf.json", "{\r\n\t\"a\": 1\r\n}\r\n");
    file("crlf.md", "---\r\ntitle: a\r\n---\r\n\r\n# A\r\n");
    file("crlf.py", "'''Doc.'''\r\nimport os\r\n");
    file("noend.sh", "#!/bin/sh\necho a");
    file("noend.md", "# A");
    file("noend.xml", "<a/>");
    file("blank.py", "\n\n\nimport os\n");
  }

  private void encodings() {
    file("Bom.java", BOM + "class Bom {}\n");
    file("bom.json", BOM + "{\n  \"a\": 1\n}\n");
    file("bom.yaml", BOM + "a: 1\n");
    file("bom.md", BOM + "# A\n");
    file("bom.xml", BOM + "<?xml version=\"1.0\"?>\n<a/>\n");
    file("Latin1.java", "/** \u00fcber. */\nclass Latin1 { String s = \"\u00e4\"; }\n", ISO_8859_1);
    file("latin1.py", "# -*- coding: latin-1 -*-\ns = '\u00e4'\n", ISO_8859_1);
    file("latin1.properties", "a=\u00e4\n", ISO_8859_1);
    file("Utf16.java", "class Utf16 {}\n", UTF_16);
    refused.put("Utf16.java", "it is encoded in UTF-16");
    file("latin1.yaml", "a: \u00e4\n", ISO_8859_1);
    refused.put("latin1.yaml", "it is not in UTF-8, as its type demands");
    file("latin1.json", "{\"a\": \"\u00e4\"}\n", ISO_8859_1);
    refused.put("latin1.json", "it is not in UTF-8, as its type demands");
  }

  private void beginnings() {
    file(
        "Licence.java",
        "/*\n * Copyright 2026.\n * All rights reserved.\n */\npackage a;\n\nclass A {}\n");
    file("package-info.java", "/** Orders. */\n@Deprecated\npackage orders;\n");
    file("module-info.java", "/** Orders. */\nmodule orders {}\n");
    file("future.py", "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nimport os\n");
    file("coding.py", "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nimport os\n");
    file(
        "doctype.xml",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n<!ENTITY b \"c\">\n]>\n<a>&b;</a>\n");
    file("page.html", "<!doctype html><html><body>a</body></html>\n");
    file("strict.js", "'use strict';\nlet a = 1;\n");
    file("build.go", "//go:build linux\n\npackage a\n");
    file("shell.sh", "#!/bin/bash -e\nset -u\n");
    refused("Empty.java", "", "it is empty: it may be half written");
    file("OnlyComment.java", "// nothing\n");
  }

  private void frontMatter() {
    file("jekyll.md", "---\nlayout: post\ntitle: \"A\"\n---\n\nText.\n");
    file("hugo.md", "+++\ntitle = 'A'\n+++\n\nText.\n");
    file("empty.md", "---\n---\n\nText.\n");
    file("rule.md", "# A\n\n---\n\nText.\n");
    refused(
        "json.md",
        "{\n  \"title\": \"A\"\n}\n\nText.\n",
        "it has front matter in JSON, which can't have comments");
    refused(
        "list.md",
        "---\n- a\n- b\n---\n\nText.\n",
        "it has front matter that can't take another entry");
    refused(
        "scalar.md",
        "---\nonly text\n---\n\nText.\n",
        "it has front matter that can't take another entry");
  }

  private void json() {
    file("empty-object.json", "{}\n");
    file("one-line.json", "{\"a\": 1, \"b\": {\"c\": [1, 2]}}\n");
    file("tabs.json", "{\n\t\"a\": 1\n}");
    refused("array.json", "[1, 2]\n", "it has an array as its root, which can't take a block");
    refused("scalar.json", "5\n", "it has no object as its root, so that it can't take a block");
    refused("empty.json", "", "it is empty: it may be half written");
    refused("comments.json", "{\n  // why\n  \"a\": 1\n}\n", "it is not valid JSON in line 2");
    refused("list.yaml", "- a\n- b\n", "it has a first document that can't take another entry");
    refused("scalar.yaml", "just text\n", "it has a first document that can't take another entry");
  }

  private void check() throws Exception {
    GovernedFolder project = GovernedFolder.in(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      project.write(file.getKey(), file.getValue());
    }
    List<String> said = new ArrayList<>();
    Injection injection = new Injection(project.project(), MetadataSpec.NONE, GovernedFolder.NOW);
    List<Planned> plan = injection.plan(List.copyOf(files.keySet())).plan();
    for (Planned planned : plan) {
      String reason = planned.failures().isEmpty() ? "" : planned.failures().get(0);
      if (!reason.equals(refused.getOrDefault(planned.path(), ""))) {
        said.add(planned.path() + ": " + reason);
      } else if (reason.isEmpty()) {
        assertReversible(planned);
        project.write(planned.path(), planned.after());
      }
    }
    assertEquals(List.of(), said);
    for (Planned again : injection.plan(List.copyOf(files.keySet())).plan()) {
      assertEquals(false, again.isChange(), again.path());
    }
  }

  private static void assertReversible(Planned planned) throws Exception {
    String path = planned.path();
    assertEquals(
        List.of(),
        Validator.violations(
            dev.l9.trace.contract.spec.DefaultContract.CONTRACT, path, planned.after()),
        path);
    byte[] code = BlockFormats.of(path).orElseThrow().withoutBlock(planned.after());
    byte[] bare = MetaWriter.without(SectionFormats.of(path).orElseThrow(), code);
    assertArrayEquals(planned.before(), bare, path + "\n" + new String(bare, UTF_8));
  }
}
