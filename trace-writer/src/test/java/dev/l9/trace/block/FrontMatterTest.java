package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.PlainJson;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.format.SectionFormats;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The header of a Markdown file is the first entry of its front matter. */
class FrontMatterTest {

  private static final String JSON =
      """
      {
        "component_id": "DOC-1",
        "audit_trail": true,
        "dependencies": ["a", "b"]
      }""";

  private static final String YAML =
      """
      # ============================================================================
      # DORA PROTOCOL METADATA
      # ============================================================================
      # prettier-ignore
      dora_block:
        component_id: "DOC-1"
        audit_trail: true
        dependencies:
          - "a"
          - "b"
      # ============================================================================
      # END DORA BLOCK
      # ============================================================================
      """;

  private static final String TOML =
      """
      # ============================================================================
      # DORA PROTOCOL METADATA
      # ============================================================================
      dora_block = { component_id = "DOC-1", audit_trail = true, dependencies = ["a", "b"] }
      # ============================================================================
      # END DORA BLOCK
      # ============================================================================
      """;

  private static final String BOM = "\u00ef\u00bb\u00bf";

  @Test
  void fileWithoutFrontMatter_getsOne() throws Exception {
    assertWritten("# A\n", "---\n" + YAML + "---\n\n# A\n");
    assertWritten("# A", "---\n" + YAML + "---\n\n# A");
    assertWritten("\n\n# A\n", "---\n" + YAML + "---\n\n\n\n# A\n");
    assertWritten(BOM + "a\r\n", BOM + ("---\n" + YAML + "---\n\na\n").replace("\n", "\r\n"));
    assertWritten("a\rb\r", ("---\n" + YAML + "---\n\na\nb\n").replace("\n", "\r"));
  }

  @Test
  void lineEndsThatWouldJoin_areKeptApart() throws Exception {
    String cr = "---\n" + YAML;
    assertWritten("\na\rb\r", cr.replace("\n", "\r") + "---\n\n\na\rb\r");
    assertWritten("\ra\nb\n", cr + "---\n\n\ra\nb\n");
    assertWritten("---\r\na: b\n---\nc\n", "---\r\n" + YAML + "\na: b\n---\nc\n");
  }

  @Test
  void frontMatter_keepsItsEntriesBelowTheHeader() throws Exception {
    for (String code :
        List.of(
            "---\ntitle: a\n---\n# A\n",
            "---\ntitle: a\n...\n# A\n",
            "--- \t\ntitle: a\n---\t\n",
            "---\n# c\n\ntitle: |\n  ---\n  a\n---",
            BOM + "---\ntitle: a\n---\n---\nb: c\n---\n",
            "---\n---\n# A\n",
            "---\n\n---\n\n# A\n",
            "---\n# c\n---\n\n\n# A\n",
            "---\n---")) {
      int entries = code.indexOf('\n') + 1;
      assertWritten(code, code.substring(0, entries) + YAML + "\n" + code.substring(entries));
      assertWritten(
          code.replace("\n", "\r\n"),
          (code.substring(0, entries) + YAML + "\n" + code.substring(entries))
              .replace("\n", "\r\n"));
    }
  }

  @Test
  void frontMatterInToml_hasOneLineAtItsTop() throws Exception {
    for (String code :
        List.of(
            "+++\ntitle = 'a'\n+++\n# A\n",
            "+++\n[a]\nb = \"\"\"\n---\n[c]\"\"\"\n+++\n",
            "+++\n+++\n# A\n",
            "+++\n# c\n+++")) {
      assertWritten(code, "+++\n" + TOML + "\n" + code.substring(4));
      assertWritten(
          code.replace("\n", "\r\n"),
          ("+++\n" + TOML + "\n" + code.substring(4)).replace("\n", "\r\n"));
    }
  }

  @Test
  void rulesWithoutAnEnd_areNoFrontMatter() throws Exception {
    for (String code : List.of("---\n", "---\na: b\n", "---\n--- a\n", "+++\na\n---\n", "---")) {
      assertWritten(code, "---\n" + YAML + "---\n\n" + code);
    }
  }

  @Test
  void entriesThatTheUserAdds_stay() throws Exception {
    String made = "---\n" + YAML + "---\n\n# A\n";
    assertWithout("---\ntitle: a\n---\n\n# A\n", made.replace("---\n\n", "title: a\n---\n\n"));
    assertWithout("---\ntitle: a\n---\n\n# A\n", made.replace("---\n\n", "\ntitle: a\n---\n\n"));
    assertWithout("---\ntitle: a\n---\n\n# A\n", made.replace("---\n#", "---\ntitle: a\n#"));
    assertWithout("# A\n", made.replace("---\n\n", "---\n")); // A formatter took the blank line.
    assertWithout("# A\n", made + "");
    assertWithout("# A\n", "---\n" + YAML + "---\n\n" + made);
  }

  @Test
  void headersElsewhere_areTakenOutOfTheFrontMatter() throws Exception {
    String below = "---\ntitle: a\n" + YAML + "\nb: c\n---\n";
    assertWithout("---\ntitle: a\nb: c\n---\n", below);
    assertEquals("---\n" + YAML + "\ntitle: a\nb: c\n---\n", with(below));
    assertWithout("---\na: b\n---\n", "---\n" + YAML + "a: b\n" + YAML + "---\n");
    assertWithout("---\na: b\n---\n", "---\ndora_block: {a: 1}\na: b\n---\n");
    assertWithout("+++\na = 1\n+++\n", "+++\na = 1\ndora_block = {a = 1} # c\n+++\n");
    String noEnd = YAML.substring(0, YAML.lastIndexOf("# ====", YAML.indexOf("# END")));
    assertWithout("---\na: b\n---\n", "---\n" + noEnd + "a: b\n---\n");
    assertWithout("# A\n", "---\n" + noEnd + "---\n\n# A\n");
  }

  @Test
  void whatOnlyLooksLikeAHeader_isTheUsers() throws Exception {
    for (String code :
        List.of(
            "# A\n\n---\n" + YAML + "---\n",
            "---\na: |\n" + YAML.replaceAll("(?m)^", "  ") + "---\n",
            "+++\na = '''\n" + TOML + "'''\n+++\n",
            "+++\n[a]\ndora_block = {}\n+++\n",
            "+++\na = [\n" + TOML.replaceFirst("(?m)^dora.*\n", "") + "]\n+++\n")) {
      assertEquals(Optional.empty(), parse(code).json(), code);
      assertWithout(code, code);
    }
  }

  @Test
  void frontMatterThatCantTakeAnEntry_isRefused() {
    String cant = "has front matter that can't take another entry";
    for (String yaml :
        List.of(
            "- a\n",
            "a\n",
            "{a: b}\n",
            "!t\n",
            "&a\n",
            "&a\nb: c\n",
            "%YAML 1.2\n",
            "a: b\n--- c\n")) {
      assertRefused(cant, "---\n" + yaml + "---\n");
    }
    assertRefused(
        "has front matter that has YAML in line 1 that isn't understood", "---\na: b: c\n---\n");
    assertRefused(
        "has front matter that is not in UTF-8, as its type demands", "---\na: \u00e4\n---\n");
    assertRefused("has front matter in JSON, which can't have comments", "{\"a\": 1}\n\n# A\n");
    assertRefused("has front matter in JSON, which can't have comments", "\n{\n  }\n# A\n");
    assertRefused("has front matter of a kind that isn't known here", "---toml\na = 1\n---\n");
    assertRefused("has front matter of a kind that isn't known here", ";;;\n\"a\": 1\n;;;\n");
    assertRefused("has blank lines above its front matter", "\n---\na: b\n---\n");
    assertRefused("begins with a title block, which has to stay the first", "% Title\n% Name\n");
    assertRefused("is empty: it may be half written", BOM);
    assertRefused("has a code fence without an end", "```\na\n");
    assertRefused("has merge conflicts", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n");
  }

  @Test
  void tomlThatCantTakeTheTable_isRefused() {
    for (String other :
        List.of(
            "dora_block = 1\n",
            "dora_block.a = 1\n",
            "  dora_block = {}\n",
            "\"dora_block\" = {}\n",
            "[dora_block]\n",
            "a = 1\n[[ 'dora_block' ]]\n",
            "[dora_block.a]\n")) {
      assertRefused("has dora_block in a form that isn't known here", "+++\n" + other + "+++\n");
    }
    assertRefused("has unbalanced brackets: it may be half written", "+++\na = [\n+++\n");
    assertRefused(
        "ends its lines with CR alone, which is no line end in its language", "+++\ra = 1\r+++\r");
    for (String json : List.of("{\"a\": null}", "{\"a\": 9223372036854775808}")) {
      RefusedSourceException refused =
          assertThrows(RefusedSourceException.class, () -> parse("+++\n+++\n").with(json));
      assertEquals(
          "has front matter in TOML, which can't hold null or numbers of more than 64 bits",
          refused.getMessage());
    }
  }

  @Test
  void textsThatBeginWithABrace_areNoJson() throws Exception {
    for (String code : List.of("{{< a >}}\n", "{% a %}\n", "{: .a}\n", "{\n")) {
      assertWritten(code, "---\n" + YAML + "---\n\n" + code);
    }
  }

  @Test
  void everyValue_isReadBackFromToml() throws Exception {
    String json =
        """
        {
          "a b": {"": [], "c": {}, "1": [[1, -2.5e+3], [{"d": false}]]},
          "s": "'''\\" \\\\ \\b\\t\\n\\f\\r \\u0000\\u007f\\u00e4 \\ud83d\\ude00 # ] } = , +++",
          "t": "{{ x }} [[ y ]]"
        }""";
    String written = new String(parse("+++\n+++\n").with(json), ISO_8859_1);
    assertEquals(1, written.lines().filter(line -> line.startsWith("dora_block")).count());
    assertEquals(-1, written.indexOf("{{") + written.indexOf("[[") + 1, written);
    assertEquals(PlainJson.read(json), PlainJson.read(parse(written).json().orElseThrow()));
  }

  /** Python's reader stands for all others. */
  @Test
  void otherReadersOfToml_findTheSame() throws Exception {
    List<String> texts = new ArrayList<>();
    for (char c = 0; c < 256; c++) {
      texts.add(c + "\\" + c + "\"\"\"" + c + c);
    }
    texts.addAll(List.of("\ud83d\ude00\u2028\ufeff\uffff", "'''", "+++\n", "{{ x }}", "[[ y ]]"));
    StringBuilder json = new StringBuilder("{\"a b\": -1.5, \"c\": {\"\": [[1], [{}]]}");
    for (String text : texts) {
      String quoted = JsonBytes.plain().string(text).toString();
      json.append(", ").append(quoted).append(": [true, ").append(quoted).append("]");
    }
    byte[] written = parse("+++\na = 1\n+++\n").with(json + "}");
    String toml = new String(written, US_ASCII).replace("+++\n", "");
    assertEquals(PlainJson.read(json + "}"), PlainJson.read(python(toml)));
  }

  private static String python(String toml) throws Exception {
    String program =
        "import json, sys, tomllib\n"
            + "print(json.dumps(tomllib.load(sys.stdin.buffer)['dora_block']))\n";
    Process process;
    try {
      process = new ProcessBuilder("python3", "-c", program).start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no python3");
      throw e;
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(toml.getBytes(US_ASCII));
    }
    String json = new String(process.getInputStream().readAllBytes(), US_ASCII);
    String errors = new String(process.getErrorStream().readAllBytes(), US_ASCII);
    assumeTrue(!errors.contains("No module named"), "skipped: a python3 before 3.11");
    assertEquals("", errors);
    return json;
  }

  @Test
  void tomlOfOtherWriters_isRead() throws Exception {
    Map<String, String> read =
        Map.of(
            "{a='b', \"c\" = 2026-01-02T02:04:00Z}",
                "{\"a\": \"b\", \"c\": \"2026-01-02T02:04:00Z\"}",
            "{ a = [ # c\n  'b', # d\n  1.5,\n] } # e", "{\"a\": [\"b\", 1.5]}",
            "{}", "{}");
    for (Map.Entry<String, String> each : read.entrySet()) {
      String code = "+++\ndora_block = " + each.getKey() + "\n+++\n";
      assertEquals(Optional.of(each.getValue()), parse(code).json(), code);
    }
    for (String unknown : List.of("{a.b = 1}", "{a = 0x1}", "{a = '''b'''}", "{a 1}")) {
      String code = "+++\ndora_block = " + unknown + "\n+++\n";
      assertEquals(Optional.empty(), parse(code).json(), code);
      assertWithout("+++\n+++\n", code);
    }
  }

  @Test
  void frontMatter_hidesNothingFromTheBlockAtTheEnd() throws Exception {
    FormatAssert file = new FormatAssert("a.md");
    for (String matter :
        List.of(
            "---\na: |\n  ```\n  <!--\n---\n",
            "---\n# <!--\n---\n",
            "+++\na = '<script>'\nb = '''\n~~~\n'''\n+++\n")) {
      file.assertReversible(matter + "# A\n", matter + "# A\n", Blocks.FULL);
    }
    String example = "---\n<!-- END L9 DORA BLOCK -->\n---\n";
    file.assertNoBlock(example + "# A\n");
    file.assertRefused("has merge conflicts", "---\n<<<<<<< a\n---\n# A\n");
  }

  private static void assertWritten(String code, String expected) throws Exception {
    String written = with(code);
    assertEquals(expected, written);
    assertEquals(written, with(written), "twice");
    assertWithout(code, written);
    assertEquals(PlainJson.read(JSON), PlainJson.read(parse(written).json().orElseThrow()));
    byte[] text = parse(written).text().orElseThrow();
    assertEquals(written, new String(parse(code).withText(text), ISO_8859_1), "put back");
    new SectionsAssert("a.md").assertIndependent(code.getBytes(ISO_8859_1), JSON);
  }

  private static void assertWithout(String expected, String file) throws Exception {
    assertEquals(expected, new String(parse(file).without(), ISO_8859_1), file);
  }

  private static void assertRefused(String reason, String code) {
    assertEquals(
        reason, assertThrows(RefusedSourceException.class, () -> with(code), code).getMessage());
  }

  private static String with(String code) throws Exception {
    return new String(parse(code).with(JSON), ISO_8859_1);
  }

  private static SectionFile parse(String code) throws RefusedSourceException {
    return SectionFormats.of("a.md")
        .orElseThrow()
        .parse(code.getBytes(ISO_8859_1), MetaSections.HEADER);
  }
}
