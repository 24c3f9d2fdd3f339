package dev.l9.trace.tools.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.model.DoraTraceBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program can do with blocks that has no command line on its class path. */
class BlockFilesTest {

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  @Test
  void ofAFolder_thoseWithBlocksAreLookedAt() throws Exception {
    Files.writeString(folder.resolve("Plain.java"), "class Plain {}\n");
    Path marked = write("Marked.java", "class Marked {}\n");
    Files.writeString(folder.resolve("notes.txt"), "L9 DORA BLOCK\n");

    assertTrue(looked(List.of(folder)).isComplete());

    assertEquals(List.of(marked + " never run"), seen);
    assertEquals(List.of(), said);
  }

  @Test
  void whatCannotBeRead_isSaidAndPassedOver_andTheRestIsLookedAt() throws Exception {
    Path missing = folder.resolve("Missing.java");
    Path marked = write("Marked.java", "class Marked {}\n");

    BlockFiles files = looked(List.of(missing, marked));

    assertFalse(files.isComplete());
    assertTrue(files.isNamedFailed());
    assertEquals(List.of(marked + " never run"), seen);
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("Missing.java"), said.get(0));
  }

  private BlockFiles looked(List<Path> paths) {
    BlockFiles files = new BlockFiles(said::add);
    files.forEach(
        paths,
        (file, named) -> {
          BlockState state = file.state();
          seen.add(file.path() + " " + state.label());
        });
    return files;
  }

  private Path write(String name, String code) throws Exception {
    byte[] written =
        BlockFormats.of(name)
            .orElseThrow()
            .withBlock(code.getBytes(UTF_8), DoraTraceBlock.EMPTY, BlockStyle.FULL);
    return Files.write(folder.resolve(name), written);
  }
}
