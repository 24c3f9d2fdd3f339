package dev.l9.sample.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.runtime.StepFailedException;
import dev.l9.sample.simulation.Strategy;
import dev.l9.sample.spec.SpecParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedControllerTest {

  private static final String STOCK = "a = 4\nb = a - 4\nc = a * a / b\nd = c + 1\n";

  @TempDir Path folder;

  private Memory memory;
  private UnifiedController controller;

  @BeforeEach
  void start() {
    memory = new Memory(new StateFolder(folder));
    controller = new UnifiedController(new StateFolder(folder), memory, Set.of());
  }

  @AfterEach
  void end() throws Exception {
    memory.close();
  }

  @Test
  void results_comeInTheOrderOfTheFile() throws Exception {
    RunReport report = run("total = price * 1.1\nprice = 3 # each\n");

    assertEquals(
        List.of(
            new ResultRow("total", "derived", "-", "3.3"),
            new ResultRow("price", "given", "-", "3")),
        report.rows());
  }

  @Test
  void nextRun_blocksByKnowledgeAndDoesntComputeAgain() throws Exception {
    RunReport first = run(STOCK);
    RunReport second = run(STOCK);

    assertEquals("blocked: divides by zero: b is 0", first.rows().get(2).result());
    assertEquals("blocked: divides by zero: b is 0 (known)", second.rows().get(2).result());
    assertEquals(2, first.decision().chosen().outcome().operations());
    assertEquals(1, second.decision().chosen().outcome().operations());
    assertEquals(List.of("blocked-need 1", "zero-divisor 1"), first.learnt());
    assertEquals(List.of("blocked-need 2", "zero-divisor 2"), second.learnt());
  }

  @Test
  void changedNumbers_openTheGateAgain() throws Exception {
    run(STOCK);

    assertEquals(
        new ResultRow("d", "derived", "blocked", "9"),
        run(STOCK.replace("a - 4", "a - 2")).rows().get(3));
  }

  @Test
  void planThatFailed_isNotTakenAgain() throws Exception {
    RunReport first = run(STOCK);
    end();
    start();
    RunReport second = run(STOCK);

    assertEquals(Strategy.DEPTH_FIRST, first.decision().chosen().strategy());
    assertEquals(Map.of(), first.avoided());
    assertEquals(Strategy.LEVEL_ORDER, second.decision().chosen().strategy());
    assertEquals(Set.of(Strategy.DEPTH_FIRST), second.avoided().keySet());
    assertTrue(
        second
            .avoided()
            .get(Strategy.DEPTH_FIRST)
            .startsWith("which took 1 operations, not 2; packet "),
        second.avoided()::toString);
  }

  @Test
  void wrongPrediction_makesPlansForOtherSpecsDiffer() throws Exception {
    run(STOCK);
    RunReport report = run("x = 1\ny = x + 1\n");

    assertEquals(Strategy.LEVEL_ORDER, report.decision().chosen().strategy());
    assertEquals(Map.of(), report.avoided());
  }

  @Test
  void interruptedRun_goesOnFromItsCheckpoint() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("memory"), "a file");
    String spec = "a = 2\nb = a * a\nc = b + a\n";

    assertThrows(StepFailedException.class, () -> run(spec));
    assertEquals(List.of("a\t2.0", "b\t4.0", "c\t6.0"), lines(checkpoint()).subList(1, 4));
    Files.delete(inTheWay);
    RunReport report = run(spec);

    assertEquals(3, report.resumed());
    assertEquals("6", report.rows().get(2).result());
    assertEquals(0, report.blocked());
    assertTrue(Files.list(folder.resolve("checkpoints")).toList().isEmpty());
    assertFalse(Files.isRegularFile(folder.resolve("memory")));
  }

  @Test
  void checkpoint_isNotUsedForAChangedSpec() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("memory"), "a file");
    assertThrows(StepFailedException.class, () -> run("a = 2\nb = a * a\n"));
    Files.delete(inTheWay);

    RunReport report = run("a = 3\nb = a * a\n");

    assertEquals(0, report.resumed());
    assertEquals("9", report.rows().get(1).result());
  }

  @Test
  void spoiltCheckpoint_isComputedAnew() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("memory"), "a file");
    assertThrows(StepFailedException.class, () -> run("a = 2\nb = a * a\n"));
    Files.delete(inTheWay);
    Files.writeString(checkpoint(), Files.readString(checkpoint()).replace("b\t4.0", "b\t4.x"));

    RunReport report = run("a = 2\nb = a * a\n");

    assertEquals(1, report.resumed());
    assertEquals("4", report.rows().get(1).result());
  }

  private RunReport run(String text) throws Exception {
    return controller.run(SpecParser.parse("a.spec", text));
  }

  private Path checkpoint() throws Exception {
    try (var files = Files.list(folder.resolve("checkpoints"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static List<String> lines(Path file) throws Exception {
    return Files.readAllLines(file);
  }
}
