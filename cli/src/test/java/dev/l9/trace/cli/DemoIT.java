package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./demo}, with the jars of this build. */
class DemoIT {

  private static final Path DEMO = Path.of("../demo").toAbsolutePath().normalize();

  @TempDir Path elsewhere;

  @Test
  void demo_showsTraceAndBlock_fromAnyFolder_andLeavesTheCheckoutAsItWas() throws IOException {
    Map<Path, String> before = checkout();
    for (int i = 0; i < 2; i++) {
      ProgramRun run = ProgramRun.of(demo());
      assertEquals(0, run.exitCode(), run::toString);
      assertTrue(run.out().contains("\n[sys] app.run: "), run::toString);
      assertTrue(run.out().contains("\n// L9 DORA BLOCK - AUTO-UPDATED"), run::toString);
      assertEquals(before, checkout());
    }
  }

  @Test
  void demo_whereTheAgentIsOff_saysThatNothingWasTraced() {
    ProcessBuilder off = demo();
    off.environment().put("L9_TRACE", "0");
    ProgramRun run = ProgramRun.of(off);
    assertEquals(1, run.exitCode(), run::toString);
    assertTrue(run.err().contains("The agent could not do its work"), run::toString);
  }

  private ProcessBuilder demo() {
    ProcessBuilder demo =
        new TestProject(elsewhere).builder(List.of(DEMO.toString(), "--no-build"));
    demo.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return demo;
  }

  /** What is in the files of the checkout but those that the build makes. */
  private static Map<Path, String> checkout() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    Files.walkFileTree(
        DEMO.getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isMade = Set.of("target", ".git").contains(folder.getFileName().toString());
            return isMade ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            texts.put(file, Files.readString(file, ISO_8859_1));
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }
}
