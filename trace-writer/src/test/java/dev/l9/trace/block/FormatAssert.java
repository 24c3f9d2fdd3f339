package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.List;
import java.util.Optional;

/** What holds for the files of every type, asserted for one file. Texts are bytes, as Latin-1. */
final class FormatAssert {

  private final BlockFormat format;

  private final SectionsAssert sections;

  FormatAssert(String fileName) {
    format = BlockFormats.of(fileName).orElseThrow();
    sections = new SectionsAssert(fileName);
  }

  /** Writing the block gives the text, and all that {@link BlockFormat} promises is so. */
  void assertWritten(String code, DoraTraceBlock block, String expected) throws Exception {
    assertWritten(code, code, block, expected);
  }

  /** Asserts this for a file that has blocks already, or what is left of some. */
  void assertWritten(String before, String code, DoraTraceBlock block, String expected)
      throws Exception {
    assertEquals(expected, text(format.withBlock(bytes(before), block, BlockStyle.FULL)));
    assertReversible(before, code, block);
  }

  /** Whatever the text, all that {@link BlockFormat} promises is so. */
  String assertReversible(String before, String code, DoraTraceBlock block) throws Exception {
    byte[] written = format.withBlock(bytes(before), block, BlockStyle.FULL);
    assertEquals(code, text(format.withoutBlock(bytes(before))), "without block");
    assertEquals(code, text(format.withoutBlock(bytes(code))), "without block, twice");
    assertEquals(code, text(format.withoutBlock(written)), "written, without block");
    assertEquals(
        text(written), text(format.withBlock(written, block, BlockStyle.FULL)), "written twice");
    for (BlockStyle style : List.of(BlockStyle.COMPACT, BlockStyle.LINE)) {
      byte[] styled = format.withBlock(bytes(code), block, style);
      assertEquals(code, text(format.withoutBlock(styled)), "without block, " + style);
      assertEquals(text(styled), text(format.withBlock(written, block, style)), "as " + style);
      assertEquals(Optional.of(block), format.read(styled), "read back, " + style);
    }
    DoraTraceBlock another = Blocks.of("other", "input -- */ <!-- --> ''' \"\"\"");
    byte[] other = format.withBlock(written, another, BlockStyle.COMPACT);
    assertEquals(code, text(format.withoutBlock(other)), "another, without block");
    assertEquals(
        text(written),
        text(format.withBlock(other, block, BlockStyle.FULL)),
        "written over another");
    assertEquals(Optional.of(block), format.read(written), "read back");
    byte[] put = format.withText(bytes(code), format.text(written).orElseThrow());
    assertEquals(text(written), text(put), "put back");
    for (byte b : format.text(written).orElseThrow()) {
      assertTrue("\n\r\t".indexOf(b) >= 0 || (b >= ' ' && b < 0x7f), "plain ASCII");
    }
    sections.assertIndependent(bytes(code), BlockRenderer.render(block, BlockStyle.FULL));
    return text(written);
  }

  /** These lines are the user's, not a block. */
  void assertNoBlock(String code) throws Exception {
    assertEquals(Optional.empty(), format.json(bytes(code)));
    assertReversible(code, code, Blocks.FULL);
  }

  /** The file is left alone, for this reason. */
  void assertRefused(String reason, String file) {
    assertEquals(
        reason,
        assertThrows(
                RefusedSourceException.class,
                () -> format.withBlock(bytes(file), DoraTraceBlock.EMPTY, BlockStyle.FULL))
            .getMessage(),
        file);
  }

  BlockFormat format() {
    return format;
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
