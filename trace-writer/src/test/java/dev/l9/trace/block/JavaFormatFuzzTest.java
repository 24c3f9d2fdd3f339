package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.SectionFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files put together at random from pieces that are hard to tell apart. {@code -Dl9.stress=true}
 * makes many more of them; a failure names its seed.
 */
class JavaFormatFuzzTest {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final int FILES = Boolean.getBoolean("l9.stress") ? 2_000_000 : 2_000;

  /** All sections in every order take much longer than the block. */
  private static final int SECTIONS_EACH = 100;

  private static final String RULE = "// " + SectionFrame.RULE;

  private static final String[] PIECES = {
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\f",
    "class A {",
    "}",
    "{}",
    "int i;",
    "@Generated ",
    "a.b",
    "'",
    "'\\''",
    "'\"'",
    "\"",
    "\"\"",
    "\"\"\"",
    "\"a\"",
    "\\",
    "\\\\",
    "\\\"",
    "\\u0022",
    "\\u000a",
    "\\u005c",
    "\\u",
    "/",
    "*",
    "//",
    "/*",
    "*/",
    "// a",
    "/* a */",
    "\u00e9",
    "\u00ef\u00bb\u00bf",
    "\u001a",
    "\0",
    RULE,
    RULE,
    "// ==========",
    "//==========  ",
    "// =====",
    "=",
    "// " + DoraSection.SECTION.title(),
    "// L9 DORA BLOCK",
    "// " + DoraSection.SECTION.end(),
    " // " + DoraSection.SECTION.end(),
    "// {",
    "//   \"task\": \"\",",
    "// \"",
    "// " + MetaSections.HEADER.title(),
    "// " + MetaSections.HEADER.end(),
    "// " + MetaSections.FOOTER.title(),
    "// " + MetaSections.FOOTER.end(),
    "// " + MetaSections.HEADER.notes().lines().get(0),
    RULE + "\n// " + MetaSections.HEADER.title() + "\n" + RULE + "\n// {\"a\": 1}\n",
    RULE + "\n// " + MetaSections.HEADER.end() + "\n" + RULE + "\n",
    "//   }",
    "// }",
    "// <<<<<<<",
    "<<<<<<< ",
    "\n" + RULE + "\n// " + DoraSection.SECTION.title() + "\n" + RULE + "\n",
    "\r\n" + RULE + "\r\n// " + DoraSection.SECTION.end() + "\r\n" + RULE + "\r\n",
    Blocks.framed(DoraTraceBlock.EMPTY),
    Blocks.framed(Blocks.FULL),
    Blocks.framed(DoraTraceBlock.EMPTY).replace("\n", "\r\n"),
    "\n\n" + Blocks.framed(Blocks.FULL).stripTrailing(),
  };

  @Test
  void everyFile_isRefusedOrWrittenReversibly() {
    long base = Boolean.getBoolean("l9.stress") ? System.nanoTime() : 42;
    int written = 0;
    for (int i = 0; i < FILES; i++) {
      long seed = base + i;
      try {
        byte[] file = file(new Random(seed));
        boolean isWritten = isWritten(file);
        written += isWritten ? 1 : 0;
        if (isWritten && i % SECTIONS_EACH == 0) {
          new SectionsAssert("A.java").assertIndependent(file, Blocks.FULL_JSON);
        }
      } catch (AssertionError | RuntimeException | RefusedSourceException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(written > FILES / 10, written + " of " + FILES + " files were written");
  }

  private static boolean isWritten(byte[] file) {
    byte[] written;
    try {
      written = JAVA.withBlock(file, Blocks.FULL, BlockStyle.FULL);
    } catch (RefusedSourceException e) {
      return false;
    }
    try {
      assertWritten(file, written);
    } catch (RefusedSourceException e) {
      throw new AssertionError("refused after it was written", e);
    }
    return true;
  }

  private static void assertWritten(byte[] file, byte[] written) throws RefusedSourceException {
    byte[] code = JAVA.withoutBlock(file);
    assertSame(code, JAVA.withoutBlock(code));
    assertSame(code, JAVA.withoutBlock(written));
    assertSame(written, JAVA.withBlock(written, Blocks.FULL, BlockStyle.FULL));
    byte[] other = JAVA.withBlock(file, DoraTraceBlock.EMPTY, BlockStyle.FULL);
    assertSame(written, JAVA.withBlock(other, Blocks.FULL, BlockStyle.FULL));
    assertEquals(Blocks.FULL_JSON, JAVA.json(written).orElseThrow());
    assertSame(written, JAVA.withText(file, JAVA.text(written).orElseThrow()));
    assertEquals(withoutComments(file), withoutComments(code), "the code is the same");
  }

  private static void assertSame(byte[] expected, byte[] actual) {
    assertEquals(new String(expected, ISO_8859_1), new String(actual, ISO_8859_1));
  }

  /** What is left without the lines that begin with a comment sign, and without blanks. */
  private static String withoutComments(byte[] file) {
    StringBuilder left = new StringBuilder();
    String text = new String(file, ISO_8859_1).replace("\u00ef\u00bb\u00bf", "");
    for (String line : text.split("[\r\n]+")) {
      if (!line.startsWith("//")) {
        left.append(line);
      }
    }
    return left.toString().replaceAll("\\s", "");
  }

  private static byte[] file(Random random) {
    StringBuilder file = new StringBuilder();
    for (int left = random.nextInt(14); left > 0; left--) {
      file.append(PIECES[random.nextInt(PIECES.length)]);
      if (random.nextInt(2) == 0) {
        file.append('\n');
      }
    }
    return file.toString().getBytes(ISO_8859_1);
  }
}
