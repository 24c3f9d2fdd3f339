package dev.l9.trace.contract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataFactsTest {

  @Test
  void markdown_hasTitleAndFirstParagraph() {
    String text =
        """
        <!-- markdownlint-disable -->
        # The **IR** engine `v2` #

        [![Build](https://x/y.svg)](https://x) ![b](c)

        ```
        # not a title
        ```

        It turns [modules](docs/m.md) into
        *code*. It is fast.

        ## Use
        """;

    assertEquals(
        new FileFacts("The IR engine v2", "It turns modules into code.", List.of()),
        Facts.of("README.md", text));
  }

  @Test
  void markdown_frontMatterGoesFirst() {
    String text =
        "---\ntitle: T\ndescription: \"Says \\\"it\\\".\" # c\n---\n\n# Title\n\nNot this.\n";

    assertEquals(new FileFacts("Title", "Says \"it\".", List.of()), Facts.of("a.md", text));
    assertEquals(
        "Over two lines.",
        Facts.purpose("a.md", "---\ndescription: >\n  Over\n  two lines.\nx: y\n---\n# T\n"));
    assertEquals("P.", Facts.purpose("a.md", "---\ndescription: [a, b]\n---\n# T\n\nP.\n"));
  }

  @Test
  void markdown_doesNotGoBelowTheNextHeading() {
    assertEquals("", Facts.purpose("a.md", "# T\n\n## Use\n\nNot this.\n"));
    assertEquals("T", Facts.of("a.md", "T\n===\n\nP.\n").name());
    assertEquals("P.", Facts.purpose("a.md", "T\n===\n\nP.\n"));
    assertEquals(
        "Yes it is.", Facts.purpose("a.md", "# T\n\n- a list\n\n> quoted\n\nYes it is.\n"));
  }

  @Test
  void markdown_purposeLineGoesFirst() {
    String text =
        "# C\n\n**Created:** 2026  \n**Purpose:** Turn rules into contracts (CI)\n\n---\n";

    assertEquals("Turn rules into contracts (CI)", Facts.purpose("a.md", text));
  }

  @Test
  void json_saysWhatTheRootSays() {
    assertEquals(
        new FileFacts("@l9/x", "Does x.", List.of()),
        Facts.of(
            "package.json",
            "{\"a\": {\"description\": \"no\"}, \"name\": \"@l9/x\", \"description\": \"Does x.\"}"));
    assertEquals(
        new FileFacts("Orders", "Keeps orders.", List.of()),
        Facts.of(
            "api.json",
            "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"Orders\", \"description\": \"Keeps"
                + " orders.\"}}"));
    assertEquals(
        "person", Facts.of("person.json", "{\"name\": \"Ada\", \"title\": \"Dr\"}").name());
    assertEquals("a", Facts.of("a.json", "{\"description\": \"TODO\"}").name());
    assertEquals("", Facts.purpose("a.json", "{\"description\": \"TODO\"}"));
    assertEquals("Cut.", Facts.purpose("a.json", "{// c\n\"description\": \"Cut.\", \"x\": [1, "));
    assertEquals("", Facts.purpose("a.json", "[{\"description\": \"no\"}]"));
  }

  @Test
  void yamlAndOthers_haveTheCommentAtTheTop() {
    assertEquals("Sets it.", Facts.purpose("a.yaml", "%YAML 1.2\n---\n# Sets it.\nkey: v # no\n"));
    assertEquals("", Facts.purpose("a.yml", "key: v\n# No.\n"));
    assertEquals(
        "", Facts.purpose("a.yml", "# yamllint disable\n# yaml-language-server: x\nk: v\n"));
    assertEquals(
        "Says.", Facts.purpose("a.sh", "#!/bin/sh\n# shellcheck disable=SC1\n# Says.\nx\n"));
    assertEquals(
        "Says.", Facts.purpose("a.toml", "# Copyright 2026 X\n\n# ====\n# Says.\n# ====\n[a]\n"));
    assertEquals("Says.", Facts.purpose("a.properties", "! Says.\na=b\n"));
    assertEquals(
        "Makes it.", Facts.purpose("a.sql", "-- Makes it.\n-- And more.\nCREATE TABLE t;\n"));
    assertEquals("Makes it.", Facts.purpose("a.sql", "/* Makes it. */ SELECT '-- no';\n"));
  }

  @Test
  void markup_saysWhatTheRootSays() {
    assertEquals(
        "Is it & more.",
        Facts.purpose(
            "a.xml",
            "<?xml version=\"1.0\"?><!-- Licensed under X --><r><a><description>no</description></a>"
                + "<b/><description>Is it &amp; more.</description></r>"));
    assertEquals("A comment.", Facts.purpose("a.xml", "<!-- A comment. --><r><!-- no --></r>"));
    assertEquals("", Facts.purpose("a.xml", "<r><!-- no --><![CDATA[<description>no]]></r>"));
    FileFacts html =
        Facts.of(
            "a.html",
            "<!doctype html><html><head><meta charset=x><script>'<title>no</title>'</script>"
                + "<title>Orders</title><meta name=\"description\" content=\"Shows orders.\"></head>");
    assertEquals(new FileFacts("Orders", "Shows orders.", List.of()), html);
  }
}
