package dev.l9.trace.contract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFactsTest {

  private static final String JAVA =
      """
      /** Licensed under the Apache License, Version 2.0. */
      package dev.l9.ir; // package of the engine

      import java.util.List;
      import java.util.*;
      import static java.lang.Math.max;
      import static org.junit.Assert.*;
      // import commented.Out;
      /* import commented.Too; */

      /** A helper that isn't meant. */
      @Deprecated
      class Helper {}

      /**
       * Compiles {@link Module modules} to <b>IR</b>, e.g. {@code x < y}. It also
       * checks them.
       *
       * @since 1.0
       */
      @Component(type = Helper.class)
      public final class IrEngine {
        String s = "import in.a.String;";
        String t = \"""
            import in.a.TextBlock;
            \""";
      }
      """;

  @Test
  void java_hasTheTypeWithTheFilesName() {
    assertEquals(
        new FileFacts(
            "IrEngine",
            "Compiles modules to IR, e.g. x < y.",
            List.of("java.lang.Math", "java.util", "java.util.List", "org.junit.Assert")),
        Facts.of("src/IrEngine.java", JAVA));
  }

  @Test
  void java_takesTheFirstTypeIfNoneHasTheFilesName() {
    FileFacts facts = Facts.of("A.java", "/** One. */ class X {}\n/** Two. */ class Y {}\n");

    assertEquals(new FileFacts("X", "One.", List.of()), facts);
  }

  @Test
  void java_doesNotTakeTheCommentOfAnother() {
    assertEquals("", Facts.purpose("A.java", "/** Of the package. */\npackage a;\nclass A {}\n"));
    assertEquals("", Facts.purpose("A.java", "/** Of B. */\nclass B {}\nclass A {}\n"));
    assertEquals("", Facts.purpose("A.java", "class A {\n  /** Of a method. */\n  void a() {}\n}"));
    assertEquals("", Facts.purpose("A.java", "/* Of nobody. */\nclass A {}\n"));
    assertEquals("", Facts.purpose("A.java", "/** Copyright 2026 Somebody. */\nclass A {}\n"));
  }

  @Test
  void java_readsRecordsAnnotationsAndStringsBeforeTypes() {
    assertEquals("P.", Facts.purpose("P.java", "@A(\"}{\") /** P. */ @B record P(int x) {}"));
    assertEquals("T.", Facts.purpose("T.java", "/** T. */ public @interface T {}"));
    assertEquals("E.", Facts.purpose("E.java", "/** E. */ @X(E.class) enum E { A }"));
  }

  @Test
  void packageInfo_isThePackage() {
    String text =
        "/** Reads events. More. */\n@NullMarked\npackage dev.l9.reader;\nimport a.NullMarked;";

    assertEquals(
        new FileFacts("dev.l9.reader", "Reads events.", List.of("a.NullMarked")),
        Facts.of("package-info.java", text));
  }

  @Test
  void moduleInfo_dependsOnModules() {
    String text =
        "import x.Y;\n/** The module. */\nopen module dev.l9 {\n  requires java.sql;\n"
            + "  requires transitive java.xml;\n  requires static transitive a.b;\n"
            + "  requires transitive;\n  exports dev.l9;\n}\n";

    assertEquals(
        new FileFacts(
            "dev.l9", "The module.", List.of("a.b", "java.sql", "java.xml", "transitive", "x.Y")),
        Facts.of("module-info.java", text));
  }

  @Test
  void java_halfWritten_saysWhatIsThere() {
    assertEquals(List.of("a.B"), Facts.of("A.java", "import a.B;\nimport c.D").dependencies());
    assertEquals(List.of("a.B"), Facts.of("A.java", "import a.B;\n/* import c.D;").dependencies());
    assertEquals(List.of(), Facts.of("A.java", "String s = \"\"\"\nimport a.B;\n").dependencies());
    assertEquals(List.of("m.n"), Facts.of("A.java", "import module m.n;").dependencies());
  }

  @Test
  void kotlin_hasCommentsOfFilesAndTypes() {
    String imports = "package a\nimport b.C\nimport b.d.* // all\nimport `in`.x as y\n";

    assertEquals(
        new FileFacts("Engine", "Runs it.", List.of("b.C", "b.d", "in.x")),
        Facts.of(
            "Engine.kt", imports + "/** Runs [it][Engine.it]. */\ndata class Engine(val a: Int)"));
    assertEquals(
        new FileFacts("Text", "Extends strings.", List.of("b.C", "b.d", "in.x")),
        Facts.of("Text.kt", "/** Extends strings. */\n" + imports + "/** No. */\nfun a() = 1\n"));
  }

  @Test
  void kotlin_commentOfAFunctionIsNotThatOfTheNextType() {
    assertEquals("", Facts.purpose("B.kt", "/** Doc of a. */\nfun a() = 1\nclass B\n"));
    assertEquals(
        "C.", Facts.purpose("C.kt", "typealias A = B\n/** C. */\nfun interface C { fun d() }"));
    assertEquals("E.", Facts.purpose("E.kt", "/** E. */\nenum class E { A }\n"));
  }

  @Test
  void kotlin_templatesAreStrings() {
    String text =
        "val s = \"${if (a) \"import x.Y\" else \"\"}\"\nimport b.C\n\"\"\"\nimport x.Z\n\"\"\"\n";

    assertEquals(List.of("b.C"), Facts.of("S.kts", text).dependencies());
  }

  @Test
  void scala_importsSeveralAndAnywhere() {
    String text =
        "import a.b.{C, D => E, F as G}\nimport h._, i.J\nimport k.*\nimport l.given\n"
            + "/** S does. */\nobject S {\n  import m.N\n  val c = 'x'; val q = '\"'\n  import o.{_}\n}\n";

    assertEquals(
        new FileFacts(
            "S", "S does.", List.of("a.b.C", "a.b.D", "a.b.F", "h", "i.J", "k", "l", "m.N", "o")),
        Facts.of("S.scala", text));
  }

  @Test
  void groovy_readsSlashyStrings() {
    String text =
        "import a.B\ndef x = /import c.D\"/\nimport static e.F.g\n/** G. */\nclass G {}\n";

    assertEquals(new FileFacts("G", "G.", List.of("a.B", "e.F")), Facts.of("G.groovy", text));
  }

  @Test
  void gradle_namesPluginsAndCoordinates() {
    String text =
        """
        plugins {
          id 'java'
          id("org.springframework.boot") version "3.3.0"
          // id 'commented'
        }
        repositories { maven { url "https://repo.example.com" } }
        dependencies {
          implementation 'com.google.guava:guava:33.0-jre'
          testImplementation(platform("org.junit:junit-bom:5.10.0"))
          implementation project(':core')
          runtimeOnly("a:b") { because("see https://x.y: it's so") }
        }
        task foo { doLast { println 'a:b:c' } }
        """;

    assertEquals(
        List.of(
            ":core",
            "a:b",
            "com.google.guava:guava",
            "java",
            "org.junit:junit-bom",
            "org.springframework.boot"),
        Facts.of("build.gradle", text).dependencies());
  }
}
