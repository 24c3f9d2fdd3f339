package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks taken out of one version of a file and put into another, as they stand. */
class BlockTextTest {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final String WILD =
      "// ==========\n// L9 DORA BLOCK - v2\n// by hand \u00e4\n// ==========\n"
          + "// {\"task\": \"t\", \"more\": 1}\n// ==========\n// END L9 DORA BLOCK\n// ==========";

  @Test
  void text_isPutBackAsItWas() throws Exception {
    for (String code : new String[] {"", "class A {}", "class A {}\n", "class A {\r\n}\r\n"}) {
      byte[] written = JAVA.withBlock(code.getBytes(UTF_8), Blocks.FULL, BlockStyle.FULL);
      byte[] text = JAVA.text(written).orElseThrow();
      assertArrayEquals(written, JAVA.withText(code.getBytes(UTF_8), text));
      assertArrayEquals(written, JAVA.withText(written, text));
    }
  }

  @Test
  void text_ofAnotherWriter_stays() throws Exception {
    assertEquals(
        WILD, new String(JAVA.text(("\n" + WILD + "\n").getBytes(UTF_8)).orElseThrow(), UTF_8));
    assertEquals("class A {}\n\n" + WILD + "\n", withText("class A {}\n", WILD));
    assertEquals("class A {}\n\n" + WILD, withText("class A {}", WILD));
  }

  @Test
  void text_inAFileWithOtherLineEnds_getsThose() throws Exception {
    String code = "class A {\r\n}\r\n";
    assertEquals(code + "\r\n" + WILD.replace("\n", "\r\n") + "\r\n", withText(code, WILD));
  }

  @Test
  void file_withoutAWholeBlock_hasNoText() throws Exception {
    assertEquals(Optional.empty(), JAVA.text("class A {}\n".getBytes(UTF_8)));
    assertEquals(Optional.empty(), JAVA.text("// END L9 DORA BLOCK\n".getBytes(UTF_8)));
  }

  @Test
  void whatIsNoBlock_isRefused() {
    String end = "\n// END L9 DORA BLOCK\n// ==========";
    for (String text :
        new String[] {
          "",
          "int i;",
          WILD + "\nint i;",
          "int i;\n" + WILD,
          "// user\n" + WILD,
          WILD + "\n" + WILD,
          WILD.replace(end, ""),
          WILD.replace("// {", "/* {"),
          WILD + "\n",
        }) {
      assertEquals(
          "can't take this block: it is damaged, or of another type",
          assertThrows(RefusedSourceException.class, () -> withText("class A {}\n", text), text)
              .getMessage());
    }
  }

  @Test
  void facts_areReadAsARecord() throws Exception {
    byte[] written = JAVA.withBlock(new byte[0], Blocks.FULL, BlockStyle.FULL);
    assertEquals(Optional.of(Blocks.FULL), JAVA.read(written));
    assertEquals(Optional.empty(), JAVA.read(new byte[0]));
    byte[] broken = WILD.replace("1}", "1").getBytes(UTF_8);
    assertThrows(IllegalArgumentException.class, () -> JAVA.read(broken));
  }

  private static String withText(String file, String text) throws RefusedSourceException {
    return new String(JAVA.withText(file.getBytes(UTF_8), text.getBytes(UTF_8)), UTF_8);
  }
}
