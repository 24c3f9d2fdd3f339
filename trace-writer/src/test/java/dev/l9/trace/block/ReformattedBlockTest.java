package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What formatters make of a file with a block: the block is read, replaced, and taken out exactly,
 * and the user's text is what the formatter made of it.
 */
class ReformattedBlockTest {

  /** A block with a text that is broken at its blanks, and values that get lines of their own. */
  private static final DoraTraceBlock BLOCK =
      SealedBlock.of(
          new DoraTraceBlock(
              "",
              "words ".repeat(30) + "end  of \"text\"",
              "",
              List.of("a", "b"),
              DoraTraceBlock.EMPTY.graph(),
              Map.of("list", new CapturedValue.Items(List.of(CapturedValue.NULL))),
              Map.of(),
              DoraTraceBlock.EMPTY.metrics()),
          ContentHash.of("code\n".getBytes(UTF_8)));

  private static final String RULE = "=".repeat(76);

  @Test
  void prettier_markdown() throws Exception {
    String code = "# A\n\nText.\n";
    String written = written("a.md", code);
    String blanks =
        written
            .replaceFirst("<!-- prettier-ignore -->\n", "")
            .replaceFirst("```json", "\n```json")
            .replaceFirst("\\[\"a\", \"b\"\\]", "[\n    \"a\",\n    \"b\"\n  ]");
    assertReformatted("a.md", code, blanks);
    assertReformatted("a.md", code, blanks.replace("```", "````"));
    assertReformatted("a.md", code, blanks.replace("```json", "~~~ json").replace("```", "~~~"));
    assertReformatted("a.md", code, written.replaceFirst("<!-- pre.*\n", "\n$0\n"));
    assertReformatted("a.md", code, written.replace("```\n\n<!--", "```\n<!--"));
  }

  @Test
  void prettier_htmlWithoutAnEndTag() throws Exception {
    String code = "<html>\n  <body>\n    <p>hi</p>\n  </body>\n";
    String indented =
        written("a.html", code).replaceFirst("<!--\n=", "  <!--\n=").replaceFirst("-->\n$", "");
    assertReformatted("a.html", code + "</html>\n", indented + "--></html>\n");
    assertReformatted("a.html", code + "</body></html>", indented + "  --></body></html>");
    assertReformatted("a.html", code, indented + "-->  \n");
    assertReformatted("a.xml", code + "</html>\n", code + "</html>\n" + indented("a.xml"));
  }

  /** A comment without a blank line above, all of it indented. */
  private static String indented(String name) throws Exception {
    return written(name, "<a/>\n").replace("<a/>\n\n", "").replaceAll("(?m)^(?=.)", "\t");
  }

  @Test
  void prettier_yaml_breaksTexts() throws Exception {
    String code = "a: 1\n";
    String written = written("a.yaml", code).replace("# prettier-ignore\n", "");
    String folded = written.replace("task: \"words words", "task:\n    \"words\n    words");
    assertReformatted("a.yaml", code, folded);
    assertReformatted("a.yaml", code, written.replace("words words", "words\\\n    \\ words"));
    assertReformatted("a.yaml", code, written.replace("- null", "-\n        null"));
    assertReformatted("a.yaml", code, written.replace("l9_trace:", "\nl9_trace:"));
    String end = "# " + RULE + "\n# END";
    assertReformatted("a.yaml", code, written.replace(end, "\n" + end));
  }

  @Test
  void black_addsBlankLines_andCommas() throws Exception {
    String code = "def f():\n    pass\n";
    String written = written("a.py", code);
    assertReformatted("a.py", code, written.replaceFirst("\n\n\n#", "\n\n#"));
    assertReformatted("a.py", code, written.replaceFirst("\n\n\n#", "\n#"));
    String former = written.replace("# fmt: off\n", "").replaceFirst("\n\n\n#", "\n\n#");
    assertReformatted("a.py", code, former);
    String commas = former.replace("[\"a\", \"b\"]", "[\n        \"a\",\n        'b',\n    ]");
    assertReformatted("a.py", code, commas.replace("__l9_trace__", "\n__l9_trace__"));
  }

  @Test
  void comments_areBrokenAndJoined() throws Exception {
    for (String name : "A.java a.kt a.rs a.cpp a.ts a.sql a.properties a.sh".split(" ")) {
      String code = "code\n";
      String written = written(name, code);
      String sign = written.substring(6, written.indexOf(' ', 6));
      String google = written.replaceAll("(words ){10}", "$0\n" + sign + " ").replace(" \n", "\n");
      assertNotEquals(written, google, name);
      assertReformatted(name, code, google);
      assertReformatted(
          name, code, google.replaceAll("(?m)^" + sign + " words", sign + "     words"));
      assertReformatted(name, code, google.replaceAll("(?m)^" + sign + " ", sign));
      assertReformatted(name, code, google.replaceAll("(?m)^" + sign + " +", sign + "\t"));
      assertReformatted(name, code, written.replaceAll(",\n" + sign + " +\"", ",       \""));
      assertReformatted(name, code, written.replaceFirst(sign + " \\S+:? ?off\n", ""));
      assertReformatted(name, code, written.replaceFirst("\n\n", "\n"));
      assertReformatted(name, "code", written.replaceFirst("\n$", ""));
      assertReformatted(name, code, written.replaceFirst(sign + " \\{\n", "\n$0"));
      assertReformatted(name, code, written.replaceFirst(sign + " \\}\n", "$0\n\n"));
    }
  }

  @Test
  void prettier_json_givesLinesOfTheirOwn() throws Exception {
    String code = "{ \"a\": 1 }\n";
    String spread = written("a.json", code).replace("[\"a\", \"b\"]", "[\n\"a\",\n\"b\"\n]");
    assertReformatted("a.json", code, spread);
  }

  @Test
  void whatTheUserWrote_betweenFrameAndFacts_isNoneOfIt() throws Exception {
    for (String name : "A.java a.py a.md a.sql".split(" ")) {
      String code = "code\n";
      BlockFormat format = BlockFormats.of(name).orElseThrow();
      String sign =
          name.equals("a.md")
              ? "<!-- mine -->"
              : written(name, code).substring(6).split(" ")[0].strip() + " mine";
      String broken = written(name, code).replaceFirst("(?m)^.*END L9", "\n" + sign + "\n$0");
      String left = new String(format.withoutBlock(broken.getBytes(UTF_8)), UTF_8);
      assertEquals(true, left.contains("mine"), name + ": " + left);
    }
  }

  @Test
  void blockWhoseTitleIsLost_takesTheSwitchWithIt() throws Exception {
    for (String name : "A.java a.py a.md a.yaml a.sql a.c".split(" ")) {
      String code = name.equals("a.yaml") ? "a: 1\n" : "code\n";
      BlockFormat format = BlockFormats.of(name).orElseThrow();
      String switched =
          "(?m)^.*(@formatter:off|fmt: off|prettier-ignore|noqa.*|clang-format off).*$";
      String written = written(name, code);
      String headless = code + written.substring(written.split(switched)[0].length());
      byte[] left = format.withoutBlock(headless.getBytes(UTF_8));
      assertEquals(code, new String(left, UTF_8), name);
    }
  }

  private static String written(String name, String code) throws Exception {
    BlockFormat format = BlockFormats.of(name).orElseThrow();
    return new String(format.withBlock(code.getBytes(UTF_8), BLOCK, BlockStyle.FULL), UTF_8);
  }

  private static void assertReformatted(String name, String code, String text) throws Exception {
    BlockFormat format = BlockFormats.of(name).orElseThrow();
    byte[] file = text.getBytes(UTF_8);
    assertEquals(code, new String(format.withoutBlock(file), UTF_8), () -> name + ":\n" + text);
    assertEquals(Optional.of(BLOCK), format.read(file), () -> name + ":\n" + text);
    assertEquals(
        code.equals("code\n") ? BlockState.FRESH : BlockState.STALE, BlockState.of(format, file));
    byte[] written = format.withBlock(file, BLOCK, BlockStyle.FULL);
    assertArrayEquals(format.withBlock(code.getBytes(UTF_8), BLOCK, BlockStyle.FULL), written);
    assertFalse(new String(format.withoutBlock(written), UTF_8).contains("L9 DORA"));
    String edited = text.replaceFirst("\"seal\": \"..|seal: \"..", "$0xx");
    assertEquals(BlockState.EDITED, BlockState.of(format, edited.getBytes(UTF_8)));
  }
}
