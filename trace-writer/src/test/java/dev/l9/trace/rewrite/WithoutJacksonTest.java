package dev.l9.trace.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.l9.trace.block.Blocks;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent ships this package without Jackson. */
class WithoutJacksonTest {

  @TempDir private Path folder;

  @Test
  void blocks_areWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("A.java"), "class A {}\n");
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("jackson"))
            .collect(Collectors.joining(File.pathSeparator));
    assertNotEquals(System.getProperty("java.class.path"), classPath);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPath,
                    RewriterProcess.class.getName(),
                    file.toString(),
                    "2",
                    "task"))
            .redirectErrorStream(true)
            .start();
    assertEquals(
        "WRITTEN \nWRITTEN \n", new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(
        "class A {}\n\n" + Blocks.framed(Blocks.of("task1", "input")), Files.readString(file));
  }
}
