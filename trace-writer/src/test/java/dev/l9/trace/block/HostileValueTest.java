package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.format.SectionFormats;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No captured value changes what the compiler sees. */
class HostileValueTest {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final List<Section> ALL =
      List.of(MetaSections.HEADER_WITH_NOTES, MetaSections.FOOTER, DoraSection.SECTION);

  private static final String CODE = "class A {\n  String s = \"\\u0022; // */\n}";

  @Test
  void values_neitherEndTheCommentNorTheBlock() throws Exception {
    List<String> values = hostileValues();
    for (String value : values) {
      assertReadBack(value);
    }
    assertHarmless(String.join("", values));
    assertHarmless(String.join(" ", values));
    assertHarmlessInAll(String.join("", values));
    assertHarmlessInAll(String.join(" ", values));
  }

  @Test
  void everyCharacterBelow256_isHarmless() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c).append('\\').append(c).append("\\\\").append(c);
      assertReadBack(String.valueOf(c));
    }
    assertHarmless(all.toString());
    assertHarmlessInAll(all.toString());
  }

  @Test
  void aMegabyte_isHarmless() throws Exception {
    assertHarmless("*/ \\u000a \n \u2028 \"".repeat(1 << 16));
  }

  private static List<String> hostileValues() {
    List<String> values = new ArrayList<>();
    for (int backslashes = 1; backslashes <= 5; backslashes++) {
      for (String rest : new String[] {"u000a", "u000d", "uuu000A", "uXYZ", "u", "", "\n", "\0"}) {
        values.add("\\".repeat(backslashes) + rest + " int i = 1;");
        values.add("int i;" + "\\".repeat(backslashes) + rest);
      }
    }
    values.addAll(
        List.of(
            "*/ int i = 1; /*",
            "\"\"\"",
            "$1 \\$1 ${0}",
            "\n" + Blocks.framed(DoraTraceBlock.EMPTY) + "\n",
            "\r// END L9 DORA BLOCK\r// " + SectionFrame.RULE + "\r\nint i = 1;",
            "// END L9 DORA BLOCK",
            "// END DORA BLOCK",
            "// DORA PROTOCOL METADATA",
            "// END FOOTER METADATA",
            SectionFrame.RULE,
            "\ud800",
            "\udc00\ud800 \\\ud83d",
            "\ud83d\ude00",
            "\u202e\u2066 bidi \u2069",
            "\u2028\u2029\u0085\u000b\f",
            "\0",
            "\u001a",
            "\u001a\\\u001a",
            "\\u001a",
            "\u007f\u0080\ufeff\uffff"));
    return values;
  }

  private static void assertHarmless(String value) throws Exception {
    String written = assertReadBack(value);
    assertEquals(InMemoryCompiler.compile(CODE), InMemoryCompiler.compile(written));
  }

  private static String assertReadBack(String value) throws Exception {
    DoraTraceBlock block = Blocks.of("t " + value, value);
    byte[] written = JAVA.withBlock(CODE.getBytes(UTF_8), block, BlockStyle.FULL);
    assertEquals(block, BlockParser.parse(JAVA.json(written).orElseThrow()));
    assertArrayEquals(written, JAVA.withBlock(written, block, BlockStyle.FULL));
    assertArrayEquals(CODE.getBytes(UTF_8), JAVA.withoutBlock(written));
    return ascii(written);
  }

  private static String ascii(byte[] written) {
    String text = new String(written, US_ASCII);
    assertArrayEquals(written, text.getBytes(US_ASCII), "plain ASCII");
    return text;
  }

  /** With all sections, the compiler sees the same code, but in lines further down. */
  private static void assertHarmlessInAll(String value) throws Exception {
    DoraTraceBlock block = Blocks.of("t " + value, value);
    byte[] written = CODE.getBytes(UTF_8);
    for (Section section : ALL) {
      written = parse(written, section).with(BlockRenderer.render(block, BlockStyle.FULL));
    }
    for (Section section : ALL) {
      assertEquals(block, BlockParser.parse(parse(written, section).json().orElseThrow()));
    }
    String text = ascii(written);
    String header = text.substring(0, text.indexOf(CODE));
    String moved = header.replaceAll("[^\n]", "") + CODE;
    assertEquals(InMemoryCompiler.compile(moved), InMemoryCompiler.compile(text));
  }

  private static SectionFile parse(byte[] file, Section section) throws RefusedSourceException {
    return SectionFormats.of("A.java").orElseThrow().parse(file, section);
  }
}
