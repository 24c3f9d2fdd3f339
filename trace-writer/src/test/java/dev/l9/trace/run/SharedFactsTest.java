package dev.l9.trace.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.block.BlockRecord;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFactsTest {

  private static final Path SOURCE = Path.of("/src/demo/Main.java");
  private static final Duration LASTS = Duration.ofMinutes(10);

  @TempDir Path folder;

  private SharedFacts member(String id, String run) {
    return new SharedFacts(
        new RunMember(id, run, LASTS, Instant.now(), false), folder.resolve("runs"));
  }

  private static BlockRecord knows(String jvm, long calls, long errors) {
    Node node = new Node("Main.work", "Main.java", "system", calls, errors, calls / 3.0, calls);
    DoraTraceBlock block =
        new DoraTraceBlock(
            "id " + jvm,
            "work",
            "2026-01-02T02:30:00Z",
            List.of(),
            new Graph(List.of(node), List.of(new Edge("Main.main", "Main.work", calls))),
            Map.of("by", new CapturedValue.Text(jvm)),
            Map.of(),
            new Metrics("?", errors == 0 ? List.of() : List.of("E: " + jvm), "?", 1.0));
    return new BlockRecord(jvm, "demo/Main.java", calls, calls, calls - errors, false, block);
  }

  private static void assertCalls(long calls, long errors, BlockRecord record) {
    Node node = record.block().graph().nodes().get(0);
    assertEquals(calls, node.calls());
    assertEquals(errors, node.errors());
    assertEquals(calls, record.executions());
    assertEquals(calls - errors, record.successes());
    assertEquals(calls, record.block().graph().edges().get(0).calls());
  }

  @Test
  void factsOfJvmsOfOneRun_addUp_howeverOftenEachTellsThem() throws IOException {
    try (SharedFacts a = member("a", "r");
        SharedFacts b = member("b", "r")) {
      assertCalls(3, 0, a.together(SOURCE, "hash", knows("a", 3, 0)));
      assertCalls(8, 1, b.together(SOURCE, "hash", knows("b", 5, 1)));
      assertCalls(8, 1, b.together(SOURCE, "hash", knows("b", 5, 1)));
      assertCalls(10, 1, a.together(SOURCE, "hash", knows("a", 5, 0)));

      BlockRecord last = a.together(SOURCE, "hash", knows("a", 9, 3));
      assertCalls(14, 4, last);
      assertEquals("id a", last.block().traceId(), "its entry execution is the latest");
      assertEquals(List.of("E: a", "E: b"), last.block().metrics().errorsDetected());
      assertEquals(9, last.block().graph().nodes().get(0).maxMs());
      double mean = (9 * 3.0 + 5 * (5 / 3.0)) / 14;
      assertEquals(mean, last.block().graph().nodes().get(0).meanMs(), 0.001);
    }
  }

  @Test
  void jvmsThatHaveEnded_becomeOneLine_andStillCount() throws IOException {
    for (int i = 1; i <= 20; i++) {
      try (SharedFacts jvm = member("jvm" + i, "r")) {
        assertCalls(2 * i, i, jvm.together(SOURCE, "hash", knows("jvm" + i, 2, 1)));
        assertCalls(2 * i, i, jvm.together(SOURCE, "hash", knows("jvm" + i, 2, 1)));
      }
    }
    assertEquals(2, lines().size(), "the last one, and all that ended before");
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      Path facts =
          files
              .filter(file -> file.getFileName().toString().matches("[0-9a-f]{16}"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(facts);
    }
  }

  @Test
  void factsOfOtherRuns_otherCode_andOtherFiles_dontAddUp() throws IOException {
    try (SharedFacts a = member("a", "r");
        SharedFacts b = member("b", "other");
        SharedFacts c = member("c", "r")) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
      assertCalls(5, 0, b.together(SOURCE, "hash", knows("b", 5, 0)));
      assertCalls(7, 0, c.together(SOURCE, "edited", knows("c", 7, 0)));
      assertCalls(7, 0, c.together(Path.of("/b"), "hash", knows("c", 7, 0)));
      assertCalls(4, 0, a.together(SOURCE, "hash", knows("a", 4, 0)), "the old code still runs");
    }
  }

  private static void assertCalls(long calls, long errors, BlockRecord record, String why) {
    assertEquals(calls, record.executions(), why);
    assertEquals(calls - errors, record.successes(), why);
  }

  @Test
  void aRun_isOver_someTimeAfterItsLastJvm() throws IOException {
    try (SharedFacts a = member("a", "r")) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
    }
    age(LASTS.minusMinutes(1));
    try (SharedFacts b = member("b", "r")) {
      assertCalls(8, 0, b.together(SOURCE, "hash", knows("b", 5, 0)));
    }
    age(LASTS.plusMinutes(1));
    try (SharedFacts c = member("c", "r")) {
      assertCalls(2, 0, c.together(SOURCE, "hash", knows("c", 2, 0)));
    }
  }

  @Test
  void aRun_isNotOver_whileAJvmIsAlive() throws IOException {
    try (SharedFacts a = member("a", "r")) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
      age(LASTS.plusMinutes(1));
      try (SharedFacts b = member("b", "r")) {
        assertCalls(8, 0, b.together(SOURCE, "hash", knows("b", 5, 0)));
      }
    }
  }

  private void age(Duration age) throws IOException {
    FileTime time = FileTime.from(Instant.now().minus(age));
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  @Test
  void folders_areDeleted_withTheRun_orByALaterOne() throws IOException {
    RunMember own = new RunMember("a", "own", LASTS, Instant.now(), true);
    try (SharedFacts a = new SharedFacts(own, folder.resolve("runs"))) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
      assertEquals(1, folders());
      a.last();
      assertCalls(3, 0, a.together(SOURCE, "hash", knows("a", 3, 0)));
    }
    assertEquals(0, folders());

    try (SharedFacts b = member("b", "r")) {
      b.together(SOURCE, "hash", knows("b", 3, 0));
    }
    assertEquals(1, folders(), "another JVM may continue it");
    age(LASTS.plusMinutes(1));
    try (SharedFacts c = member("c", "s")) {
      c.together(SOURCE, "hash", knows("c", 3, 0));
      assertEquals(1, folders(), "its own");
    }
  }

  private long folders() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      return files.filter(Files::isDirectory).count();
    }
  }

  @Test
  void aFolderThatOthersCanUse_isNotUsed() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (SharedFacts a = member("a", "r")) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
      assertNull(a.takeProblem());
    }
    Path runs = folder.resolve("runs");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(runs)));
    Files.setPosixFilePermissions(runs, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (SharedFacts b = member("b", "r")) {
      assertCalls(5, 0, b.together(SOURCE, "hash", knows("b", 5, 0)));
      assertTrue(b.takeProblem().contains("isn't a folder of this user only"));
      assertNull(b.takeProblem(), "it is said once");
    }
  }

  @Test
  void damagedFacts_areAProblem_andNoMore() throws IOException {
    try (SharedFacts a = member("a", "r");
        SharedFacts b = member("b", "r")) {
      a.together(SOURCE, "hash", knows("a", 3, 0));
      try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
        for (Path file : files.filter(f -> f.toString().matches(".*/[0-9a-f]{16}")).toList()) {
          if (Files.isRegularFile(file)) {
            Files.writeString(file, "{\"half");
          }
        }
      }
      assertCalls(5, 0, b.together(SOURCE, "hash", knows("b", 5, 0)));
      assertFalse(b.takeProblem() == null);
    }
  }
}
