package dev.l9.trace.contract.remedy;

import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.List;

/**
 * A family of file types, with a small file that carries nothing yet.
 *
 * @param name of its fixture
 * @param file the file's name
 * @param code its content
 */
record FixtureFamily(String name, String file, String code) {

  static final List<FixtureFamily> ALL =
      List.of(
          new FixtureFamily(
              "java",
              "Orders.java",
              """
              package orders;

              import java.util.List;

              /** Keeps orders. */
              class Orders {
                List<String> all;
              }
              """),
          new FixtureFamily(
              "kotlin", "Orders.kt", "package orders\n\n/** Keeps orders. */\nclass Orders\n"),
          new FixtureFamily(
              "scala", "Orders.scala", "package orders\n\n/** Keeps orders. */\nclass Orders\n"),
          new FixtureFamily("groovy", "Orders.groovy", "/** Keeps orders. */\nclass Orders {}\n"),
          new FixtureFamily(
              "javascript",
              "orders.js",
              """
              /** Keeps orders. */
              import { all } from "./all.js";

              export const orders = all();
              """),
          new FixtureFamily("go", "orders.go", "// Package orders keeps orders.\npackage orders\n"),
          new FixtureFamily("rust", "orders.rs", "//! Keeps orders.\n\npub struct Orders;\n"),
          new FixtureFamily("c", "orders.c", "/* Keeps orders. */\n#include <stdio.h>\n\nint n;\n"),
          new FixtureFamily("dart", "orders.dart", "/// Keeps orders.\nclass Orders {}\n"),
          new FixtureFamily("toml", "orders.toml", "# Keeps orders.\n[orders]\nmax = 5\n"),
          new FixtureFamily("shell", "orders.sh", "#!/bin/sh\n# Keeps orders.\necho orders\n"),
          new FixtureFamily("ruby", "orders.rb", "# Keeps orders.\nrequire 'set'\n\nputs 1\n"),
          new FixtureFamily("properties", "orders.properties", "# Keeps orders.\nmax=5\n"),
          new FixtureFamily("sql", "orders.sql", "-- Keeps orders.\nselect * from orders;\n"),
          new FixtureFamily(
              "json",
              "orders.json",
              """
              {
                "description": "Keeps orders.",
                "max": 5
              }
              """),
          new FixtureFamily("yaml", "orders.yaml", "# Keeps orders.\nmax: 5\n"),
          new FixtureFamily("markdown", "orders.md", "# Orders\n\nKeeps orders.\n"),
          new FixtureFamily(
              "front-matter", "post.md", "---\ntitle: Orders\n---\n\n# Orders\n\nKeeps orders.\n"),
          new FixtureFamily(
              "xml", "orders.xml", "<?xml version=\"1.0\"?>\n<!-- Keeps orders. -->\n<orders/>\n"),
          new FixtureFamily(
              "html",
              "orders.html",
              """
              <!DOCTYPE html>
              <html lang="en">
              <title>Orders</title>
              <p>Keeps orders.</p>
              </html>
              """),
          new FixtureFamily(
              "python", "orders.py", "\"\"\"Keeps orders.\"\"\"\n\nimport json\n\nmax = 5\n"));

  SectionFormat format() {
    return SectionFormats.of(file).orElseThrow();
  }

  /** A file of it in the folder of a case. */
  String path(String folder) {
    return name + "/" + folder + "/" + file;
  }

  @Override
  public String toString() {
    return name;
  }
}
