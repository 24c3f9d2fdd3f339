package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Finds the marks, one of which is in every block. Nearly all files have no mark, and so need not
 * be parsed or held in memory. Thread-safe.
 */
public final class BlockMark {

  private static final List<String> MARKS = List.of("L9 DORA BLOCK", "l9_trace");
  private static final int LONGEST = 13;
  private static final int PART = 1 << 16;

  private BlockMark() {}

  /** Whether a file may have a block. */
  public static boolean isIn(byte[] file) {
    return isIn(new String(file, ISO_8859_1));
  }

  /** Whether a file of any size may have a block. The file is read piece by piece. */
  public static boolean isIn(InputStream file) throws IOException {
    String end = "";
    byte[] part = file.readNBytes(PART);
    while (part.length > 0) {
      String text = end + new String(part, ISO_8859_1);
      if (isIn(text)) {
        return true;
      }
      end = text.substring(Math.max(0, text.length() - LONGEST + 1)); // A mark may be cut in two.
      part = file.readNBytes(PART);
    }
    return false;
  }

  private static boolean isIn(String text) {
    return MARKS.stream().anyMatch(text::contains);
  }
}
