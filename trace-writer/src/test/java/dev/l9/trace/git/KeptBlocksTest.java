package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBlocksTest {

  private static final byte[] CONTENT = "class A {}\n".getBytes(UTF_8);
  private static final byte[] BLOCK = "// a block\n".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void blocks_areFoundByPathAndContent() throws IOException {
    KeptBlocks kept = new KeptBlocks(folder);
    kept.keep("src/A.java", CONTENT, BLOCK);
    assertArrayEquals(BLOCK, kept.find("src/A.java", CONTENT).orElseThrow());
    assertTrue(kept.find("src/B.java", CONTENT).isEmpty());
    assertTrue(kept.find("src/A.java", BLOCK).isEmpty());
  }

  @Test
  void blocks_areForTheirOwnerOnly_sinceTheSourceMayBe() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    new KeptBlocks(folder).keep("src/A.java", CONTENT, BLOCK);
    try (Stream<Path> files = Files.list(folder.resolve("l9/blocks"))) {
      Path file = files.findFirst().orElseThrow();
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertEquals("rw-------", mode);
    }
  }
}
