package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Files that are much larger than their blocks are not made into trees, nor copied needlessly. */
class LargeFileTest {

  @Test
  void json_takesMemoryForAFewCopies() throws Exception {
    String line = "  \"key\": {\"name\": \"value\", \"list\": [1, 2.50, null, true]},\n";
    assertFewCopies("json", "{\n" + line.repeat(40_000) + "  \"last\": 1\n}\n");
  }

  @Test
  void yaml_takesMemoryForAFewCopies() throws Exception {
    assertFewCopies("yaml", "key:\n  name: value # comment\n  list: [1, 2.50]\n".repeat(40_000));
  }

  private static void assertFewCopies(String type, String text) throws Exception {
    BlockFormat format = BlockFormats.of("a." + type).orElseThrow();
    byte[] file = text.getBytes(US_ASCII);
    format.withBlock(file, Blocks.FULL, BlockStyle.FULL);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] written = format.withBlock(file, Blocks.FULL, BlockStyle.FULL);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(written.length > file.length);
    assertTrue(allocated < 8L * file.length, allocated + " bytes for " + file.length);
  }
}
