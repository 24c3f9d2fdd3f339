package dev.l9.trace.contract.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FileFactsTest {

  private static final int SIZE = Boolean.getBoolean("l9.stress") ? 1 << 20 : 1 << 17;

  private static final List<String> ENDINGS =
      List.of(
          "java",
          "kt",
          "scala",
          "groovy",
          "gradle",
          "js",
          "py",
          "go",
          "rs",
          "cpp",
          "dart",
          "rb",
          "sh",
          "yaml",
          "properties",
          "sql",
          "md",
          "json",
          "xml",
          "html",
          "toml",
          "unknown");

  private static String javaPurpose(String doc) {
    return Facts.purpose("A.java", "/** " + doc + " */\nclass A {}\n");
  }

  @Test
  void purpose_isPlainText() {
    assertEquals(
        "See Foo and Foo.bar(int, x).",
        javaPurpose("See {@link Foo} and {@link Foo#bar(int, x)}."));
    assertEquals(
        "See bar & b.", javaPurpose("See {@linkplain Foo#a(int, x) bar} &amp; <em>b</em>."));
    assertEquals("A {b} c.", javaPurpose("A {@code {b}} c.<p>More"));
    assertEquals("One", javaPurpose("One\n * <ul><li>two</ul>"));
    assertEquals("Reads List<String> of a*b.", javaPurpose("Reads `List<String>` of a*b."));
    assertEquals(
        "See Engine and x.", Facts.purpose("a.py", "'''See :class:`Engine` and ``x``.'''"));
  }

  @Test
  void purpose_endsWithTheSentence() {
    assertEquals("Uses e.g. IR by J. Doe.", javaPurpose("Uses e.g. IR by J. Doe. More."));
    assertEquals("Version 1.5 of it!", javaPurpose("Version 1.5 of it! More."));
    assertEquals("No end", javaPurpose("No end\n * @author x"));
    assertEquals("(All of it.)", javaPurpose("(All of it.) More."));
  }

  @Test
  void purpose_isNoPlaceholder() {
    assertEquals("", javaPurpose("TODO: write"));
    assertEquals("", javaPurpose("The FILL_IN thing."));
    assertEquals("", javaPurpose("FIXME"));
    assertEquals("", javaPurpose("Does {NAME} well."));
    assertEquals("", javaPurpose("{one_sentence}"));
    assertEquals("", javaPurpose("{@inheritDoc}"));
    assertEquals("Reads /users/{id}.", javaPurpose("Reads /users/{id}."));
  }

  @Test
  void purpose_isCutAtAWord() {
    String cut = javaPurpose("word ".repeat(100));
    assertEquals("word ".repeat(32).strip() + "…", cut);
    String letters = javaPurpose("\ud835\udc00".repeat(200));
    assertTrue(letters.length() <= 160 && letters.endsWith("\udc00…"), letters);
  }

  @Test
  void textsOfStrangers_showAsTheyAre() {
    String hostile = "A\u202eB\u0007\u200bC\u2066 \u001b[31mD";

    assertEquals("ABC [31mD.", javaPurpose(hostile + "."));
    assertEquals("ABC [31mD", Facts.of("a.md", "# " + hostile + "\n").name());
    assertEquals("evilj", Facts.of("evil\u202ej.txt", "").name());
    assertEquals(List.of("b"), Facts.of("a.js", "import 'a\u202eb'; import 'b'").dependencies());
    assertEquals(80, Facts.of("x".repeat(300) + ".txt", "").name().length());
  }

  @Test
  void otherEncodings_areNotGuessed() {
    byte[] latin = "/** F\u00fcr alle. */ class A {}".getBytes(ISO_8859_1);

    assertEquals(new FileFacts("A", "", List.of()), FileFacts.of("A.java", latin));
    byte[] utf16 = "import a.B; /** X. */ class A {}".getBytes(UTF_16);
    assertEquals(new FileFacts("C", "", List.of()), FileFacts.of("C.java", utf16));
  }

  @Test
  void carriageReturns_endLines() {
    FileFacts facts =
        Facts.of("A.java", "\ufeffimport a.B;\r// x\rimport c.D;\r\n/** A\r\n * b. */\rclass A {}");

    assertEquals(new FileFacts("A", "A b.", List.of("a.B", "c.D")), facts);
  }

  @Test
  void dependencies_areBounded() {
    StringBuilder imports = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      imports.append("import p").append(i % 500).append('\n');
    }

    List<String> dependencies = Facts.of("a.py", imports.toString()).dependencies();

    assertEquals(200, dependencies.size());
    assertEquals(dependencies.stream().sorted().distinct().toList(), dependencies);
  }

  @Test
  void largeFile_isReadNearItsTopOnly() {
    byte[] file = new byte[50 << 20];
    Arrays.fill(file, (byte) '\n');
    byte[] top = "import a\n".getBytes(ISO_8859_1);
    System.arraycopy(top, 0, file, 0, top.length);
    // The name that the limit of 1 MiB cuts in two is left out.
    byte[] cut = "import cut_in_two".getBytes(ISO_8859_1);
    System.arraycopy(cut, 0, file, (1 << 20) - 10, cut.length);

    assertEquals(new FileFacts("big", "", List.of("a")), FileFacts.of("big.py", file));
  }

  /** Each of these would take hours if a reader looked for the end again and again. */
  @Test
  @Timeout(value = 2, unit = MINUTES)
  void repeatedSigns_takeLinearTime() {
    String signs =
        "java /** a */ |java \"|java import a.|java {|kt ${|kt \"${|scala /*|scala import a.{|groovy = /[ "
            + "|js `${|js = /[|js import {|py import a,|py from .|rs use a::{a|rs r#|cpp R\"(|rb <<A\\n"
            + "|gradle dependencies{|go // a\\n\\n|md [|md ![](|md ---\\n|md * _|md # [|html <!--|xml <a "
            + "|json {\"a\":|sql /*|java /** {@|java /** <|java /** &a";
    for (String each : signs.split("\\|")) {
      int blank = each.indexOf(' ');
      String sign = each.substring(blank + 1).replace("\\n", "\n");
      Facts.of("a." + each.substring(0, blank), sign.repeat(SIZE / sign.length()));
    }
  }

  @Test
  void anyBytes_haveAName() {
    Random random = new Random(7);
    String signs = "\"'`/*#{}[]()<>:;,.\\\n\r\t @!=-_$&abcimportfromuseclass\u00e9\ud83d";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String ending = ENDINGS.get(i % ENDINGS.size());
      assertFalse(Facts.of("a." + ending, text.toString()).name().isEmpty());
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertFalse(FileFacts.of("a." + ending, bytes).name().isEmpty());
    }
  }

  @Test
  void prefixesOfAFile_haveNoOtherDependencies() {
    String text =
        "package a;\nimport b.Cde;\nimport static f.Ghi.jkl;\n/** X. */ class A { \"}\" }\n";
    for (int end = 0; end <= text.length(); end++) {
      List<String> found = Facts.of("A.java", text.substring(0, end)).dependencies();
      assertTrue(List.of("b.Cde", "f.Ghi").containsAll(found), found::toString);
    }
  }
}
