package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form of a file with its block, byte by byte. */
class JavaFormatTest {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String RULE =
      "// ============================================================================\n";

  private static final String BLOCK =
      """
      // ============================================================================
      // L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      // ============================================================================
      // @formatter:off
      // {
      //   "trace_id": "",
      //   "task": "",
      //   "timestamp": "",
      //   "patterns_used": [],
      //   "graph": {
      //     "nodes": [],
      //     "edges": []
      //   },
      //   "inputs": {},
      //   "outputs": {},
      //   "metrics": {
      //     "confidence": "",
      //     "errors_detected": [],
      //     "stability_score": ""
      //   }
      // }
      // ============================================================================
      // END L9 DORA BLOCK
      // ============================================================================
      """;

  /** {@link #BLOCK} as it ends a file whose last line has no line end. */
  private static final String OPEN_BLOCK = BLOCK.substring(0, BLOCK.length() - 1);

  private static final String CODE = "class A {\n  int i;  \n}\n";

  @Test
  void block_isPutBehindABlankLine() throws Exception {
    assertWritten(CODE, CODE + "\n" + BLOCK);
  }

  @Test
  void crlf_isTheBlocksToo() throws Exception {
    assertWritten(crlf(CODE), crlf(CODE + "\n" + BLOCK));
  }

  @Test
  void cr_isTheBlocksToo() throws Exception {
    assertWritten(CODE.replace('\n', '\r'), (CODE + "\n" + BLOCK).replace('\n', '\r'));
  }

  @Test
  void mixedLineEnds_stay_andTheMostFrequentIsTheBlocks() throws Exception {
    String code = "class A {\r\n  int i;\r\n}\n";
    assertWritten(code, code + crlf("\n" + BLOCK));
    String mostlyLf = "class A {\n  int i;\n}\r";
    assertWritten(mostlyLf, mostlyLf + "\r" + BLOCK);
  }

  @Test
  void controlCharacters_areNoBlankLine_whichABlockCouldHave() throws Exception {
    String frame = BLOCK.substring(0, BLOCK.indexOf("// {"));
    String code = CODE + "\n" + frame + "\u001f\n" + BLOCK.substring(frame.length());
    assertTrue(new String(JAVA.withoutBlock(code.getBytes(UTF_8)), UTF_8).contains("\u001f"));
  }

  @Test
  void byteOrderMark_stays() throws Exception {
    assertWritten("\ufeff" + CODE, "\ufeff" + CODE + "\n" + BLOCK);
    assertWritten("\ufeff", "\ufeff" + BLOCK);
  }

  @Test
  void latin1_stays() throws Exception {
    String code = "class A { String s = \"\u00e9\u00ff\u0080\"; }\n";
    assertWritten(code, code + "\n" + BLOCK, ISO_8859_1);
  }

  @Test
  void missingLastLineEnd_isMissingBehindTheBlock() throws Exception {
    assertWritten("class A {}", "class A {}\n\n" + OPEN_BLOCK);
    assertWritten("class A {\r\n}", "class A {\r\n}\r\n\r\n" + crlf(OPEN_BLOCK));
    assertWritten("class A {} // end", "class A {} // end\n\n" + OPEN_BLOCK);
    assertWritten("// A comment \\", "// A comment \\\n\n" + OPEN_BLOCK);
  }

  @Test
  void trailingBlanks_stay() throws Exception {
    assertWritten("class A {}\n\n\n", "class A {}\n\n\n\n" + BLOCK);
    assertWritten("class A {}\n \t", "class A {}\n \t\n\n" + OPEN_BLOCK);
    assertWritten("class A {}\t \n  \n", "class A {}\t \n  \n\n" + BLOCK);
  }

  @Test
  void filesWithoutClasses_getTheirBlock() throws Exception {
    assertWritten("", BLOCK);
    assertWritten("\n", "\n\n" + BLOCK);
    assertWritten("\r\n", "\r\n" + crlf("\n" + BLOCK));
    assertWritten(" ", " \n\n" + OPEN_BLOCK);
    assertWritten("// Only a comment\n", "// Only a comment\n\n" + BLOCK);
    assertWritten("/** Doc. */\npackage a;\n", "/** Doc. */\npackage a;\n\n" + BLOCK);
  }

  @Test
  void markersInATextBlock_areCode() throws Exception {
    String code = "class A {\n  String s = \"\"\"\n" + BLOCK + "\\\"\"\"\n\"\"\";\n}\n";
    assertWritten(code, code + "\n" + BLOCK);
  }

  @Test
  void markersInAComment_areCode() throws Exception {
    String code = "/*\n" + BLOCK + "*/\nclass A { char c = '\"'; char d = '\\''; }\n";
    assertWritten(code, code + "\n" + BLOCK);
    String indented = "class A {\n  " + BLOCK.replace("\n", "\n  ") + "\n}\n";
    assertWritten(indented, indented + "\n" + BLOCK);
  }

  @Test
  void markersAfterEscapedQuotes_areCode() throws Exception {
    String code = "class A {\n  String s = \\u0022\\uu0022\"\n" + BLOCK + "\"\"\\u0022;\n}\n";
    assertWritten(code, code + "\n" + BLOCK);
    String notEscaped = "class A {\n  String s = \"\\\\u0022\"; // \"\n}\n";
    assertWritten(notEscaped, notEscaped + "\n" + BLOCK);
  }

  @Test
  void commentThatAnEscapeEnds_isNoCommentLine() throws Exception {
    String code = "class A {\n// END L9 DORA BLOCK\\u000aint i;\n}\n";
    assertWritten(code, code + "\n" + BLOCK);
  }

  @Test
  void blockInTheMiddle_isMovedToTheEnd() throws Exception {
    String before = "class A {}\n\n" + Blocks.framed(Blocks.FULL) + "class B {}\n";
    assertWritten(before, "class A {}\n\nclass B {}\n", "class A {}\n\nclass B {}\n\n" + BLOCK);
  }

  @Test
  void severalBlocks_becomeOne() throws Exception {
    String old = Blocks.framed(Blocks.FULL);
    assertWritten(old + CODE + "\n" + old + "\n" + old, CODE, CODE + "\n" + BLOCK);
  }

  @Test
  void damagedBlockWithValuesOfSeveralLines_isReplaced() throws Exception {
    String value =
        """
        //   "inputs": {
        //     "order": {
        //       "lines": [
        //         "a long text, and one more like it",
        //         {"@type": "com.acme.Line", "price": 12.5},
        //         [1, 2],
        //         -1.5E10,
        //         null
        //       ],
        //       "paid": false
        //     }
        //   },
        """;
    String user = "// \"quoted\" words of the user, and [1]\n";
    String damaged = BLOCK.substring(0, BLOCK.indexOf("//   \"inputs\"")) + value;
    assertWritten(CODE + damaged + user, CODE + user, CODE + user + "\n" + BLOCK);
  }

  @Test
  void blockWithoutEnd_givesUpItsLinesOnly() throws Exception {
    String damaged = BLOCK.substring(0, BLOCK.indexOf("//   \"outputs\""));
    String user = "// \"A quoted\" comment\nclass B {}\n";
    assertWritten(CODE + damaged + user, CODE + user, CODE + user + "\n" + BLOCK);
    String onlyTitle = BLOCK.substring(0, BLOCK.indexOf("// {"));
    assertWritten(CODE + onlyTitle + user, CODE + user, CODE + user + "\n" + BLOCK);
    String onlyJson = BLOCK.substring(0, BLOCK.lastIndexOf(RULE + "// END"));
    assertWritten(CODE + onlyJson + user, CODE + user, CODE + user + "\n" + BLOCK);
  }

  @Test
  void blockWithoutBeginning_givesUpItsLinesOnly() throws Exception {
    String damaged = BLOCK.substring(BLOCK.indexOf("//   \"outputs\""));
    String user = "// A comment\n";
    assertWritten(CODE + user + damaged, CODE + user, CODE + user + "\n" + BLOCK);
    String commentedOut = "// if (a) {\n// }\n";
    String onlyEnd = BLOCK.substring(BLOCK.lastIndexOf(RULE + "// END"));
    String code = CODE + commentedOut;
    assertWritten(code + onlyEnd, code, code + "\n" + BLOCK);
  }

  @Test
  void codeWrittenIntoABlock_stays() throws Exception {
    String broken = BLOCK.replace("//   \"inputs\"", "class B {}\n//   \"inputs\"");
    String code = CODE + "\nclass B {}\n";
    assertWritten(CODE + "\n" + broken, code, code + "\n" + BLOCK);
  }

  @Test
  void framesOfOtherWriters_areRead() throws Exception {
    String wild =
        "// ==========\n// ==========\t\n"
            + "// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT  \n"
            + "// L9_TRACE_TEMPLATE, see the docs\n//\n"
            + "//============\n// {\"task\": \"t\"} \n// =============\n"
            + "// END L9 DORA BLOCK \n// ============= \n// =============\n";
    assertWritten(CODE + "\n" + wild, CODE, CODE + "\n" + BLOCK);
    assertEquals(Optional.of("{\"task\": \"t\"}"), JAVA.json(wild.getBytes(UTF_8)));
    assertEquals(Optional.of("{\"task\": \"t\"}"), JAVA.json(crlf(wild).getBytes(UTF_8)));
  }

  @Test
  void rulesOfTheUser_stay() throws Exception {
    String rule = "// ------\n// ============\n";
    String code = rule + "// Title\n" + rule;
    assertWritten(code, code + "\n" + BLOCK);
    assertWritten(BLOCK + code, code, code + "\n" + BLOCK);
  }

  @Test
  void json_isReadBack() throws Exception {
    assertEquals(Optional.empty(), JAVA.json(CODE.getBytes(UTF_8)));
    byte[] written = JAVA.withBlock(CODE.getBytes(UTF_8), Blocks.FULL, BlockStyle.FULL);
    assertEquals(Optional.of(Blocks.FULL_JSON), JAVA.json(written));
  }

  @Test
  void json_isThatOfTheLastWholeBlock() throws Exception {
    DoraTraceBlock first = Blocks.of("first", "a");
    DoraTraceBlock second = Blocks.of("second", "b");
    String two = CODE + "\n" + Blocks.framed(first) + "\n" + Blocks.framed(second);
    assertEquals(Optional.of(second), JAVA.read(two.getBytes(UTF_8)));
    String damaged = two.substring(0, two.lastIndexOf("//   \"metrics\""));
    assertEquals(Optional.of(first), JAVA.read(damaged.getBytes(UTF_8)));
  }

  @Test
  void json_thatAFormatterWrapped_isReadBack() throws Exception {
    DoraTraceBlock block = Blocks.of("a long text", "with \"some\" \\ words");
    String wrapped =
        Blocks.framed(block)
            .replace("a long text", "a long\n// text")
            .replace(" words", "\n// words");
    String json = JAVA.json(wrapped.getBytes(UTF_8)).orElseThrow();
    assertEquals(block, BlockParser.parse(json));
  }

  @Test
  void equalFacts_giveEqualBytes() throws Exception {
    byte[] once = JAVA.withBlock(CODE.getBytes(UTF_8), Blocks.FULL, BlockStyle.FULL);
    byte[] again = JAVA.withBlock(once, BlockParser.parse(Blocks.FULL_JSON), BlockStyle.FULL);
    assertEquals(new String(once, UTF_8), new String(again, UTF_8));
  }

  @Test
  void fileInUtf16_isRefused() {
    assertEquals("is encoded in UTF-16", refusal(CODE.getBytes(UTF_16)));
    assertEquals("has bytes of zero: not text, or in UTF-16", refusal("c\0l\0".getBytes(UTF_8)));
  }

  @Test
  void fileThatIsUncertain_isRefused() {
    assertEquals("has a comment without an end", refusal(CODE + "/* \n" + BLOCK));
    assertEquals("has a comment without an end", refusal(CODE + "/*/"));
    assertEquals("has a text block without an end", refusal("class A { String s = \"\"\"\n;}\n"));
    assertEquals("has a text block without an end", refusal("class A { String s = \"\"\"\n\\"));
    assertEquals("has a string without an end", refusal("class A { String s = \"a;\n}\n"));
    assertEquals("has a character literal without an end", refusal("class A { char c = '"));
    assertEquals("has a malformed Unicode escape", refusal("// \\u00g0\nclass A {}\n"));
    assertEquals("has a malformed Unicode escape", refusal("class A {} // \\u00"));
    assertEquals(
        "has unbalanced braces: it may be half written", refusal("class A {\n  void a() {\n  }\n"));
    assertEquals("has unbalanced braces: it may be half written", refusal("}{"));
    assertEquals("has merge conflicts", refusal("class A {\n<<<<<<< HEAD\n=======\n>>>>>>> b\n}"));
  }

  @Test
  void controlZ_isRefusedInCode_notInComments() throws Exception {
    assertEquals(
        "has a character 0x1a, which ends the code for compilers", refusal(CODE + "\u001a"));
    assertWritten("class A {} // \u001a", "class A {} // \u001a\n\n" + OPEN_BLOCK);
  }

  @Test
  void generatedFile_isRefused() throws Exception {
    String reason = "is generated (@Generated)";
    assertEquals(reason, refusal("@Generated(\"x\") class A {}"));
    assertEquals(reason, refusal("@A({1}) @javax . annotation./* */Generated\nclass A {}"));
    assertEquals(reason, refusal("class A {}\n@Generated interface B {}"));
    String notGenerated =
        "// @Generated\n/* @Generated */\n@GeneratedBy @Generated.Not @interface Generated {\n"
            + "String s = \"@Generated\"; @Generated int i(); }\n";
    assertWritten(notGenerated, notGenerated + "\n" + BLOCK);
  }

  private static String refusal(String file) {
    return refusal(file.getBytes(UTF_8));
  }

  private static String refusal(byte[] file) {
    return String.valueOf(
        assertThrows(
                RefusedSourceException.class, () -> JAVA.withBlock(file, EMPTY, BlockStyle.FULL))
            .getMessage());
  }

  private static void assertWritten(String code, String expected) throws Exception {
    assertWritten(code, expected, UTF_8);
  }

  private static void assertWritten(String code, String expected, Charset charset)
      throws Exception {
    assertWritten(code, code, expected, charset);
  }

  private static void assertWritten(String before, String code, String expected) throws Exception {
    assertWritten(before, code, expected, UTF_8);
  }

  /** Bytes are compared as characters of Latin-1, one each, to show the difference. */
  private static void assertWritten(String before, String code, String expected, Charset charset)
      throws Exception {
    byte[] written = JAVA.withBlock(before.getBytes(charset), EMPTY, BlockStyle.FULL);
    assertEquals(
        new String(expected.getBytes(charset), ISO_8859_1), new String(written, ISO_8859_1));
    byte[] again = JAVA.withBlock(written, EMPTY, BlockStyle.FULL);
    assertEquals(new String(written, ISO_8859_1), new String(again, ISO_8859_1));
    byte[] other = JAVA.withBlock(written, Blocks.FULL, BlockStyle.FULL);
    assertEquals(
        new String(written, ISO_8859_1),
        new String(JAVA.withBlock(other, EMPTY, BlockStyle.FULL), ISO_8859_1));
    assertEquals(
        new String(code.getBytes(charset), ISO_8859_1),
        new String(JAVA.withoutBlock(written), ISO_8859_1));
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }
}
