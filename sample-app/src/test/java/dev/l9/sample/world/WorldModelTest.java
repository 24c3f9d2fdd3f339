package dev.l9.sample.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrEngine;
import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.simulation.Plan;
import dev.l9.sample.simulation.PlanSimulator;
import dev.l9.sample.simulation.Strategy;
import dev.l9.sample.spec.SpecParser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldModelTest {

  @TempDir Path folder;

  @Test
  void factor_fallsWithPredictionsThatHold() throws Exception {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      memory.prepare();
      assertEquals(1.0, new WorldModel(memory).factor(Strategy.SHARED), 1e-9);
      learn(memory, "a = 1", Strategy.SHARED, 0);
      learn(memory, "a = 2", Strategy.SHARED, 0);
      learn(memory, "a = 2", Strategy.LEVEL_ORDER, 1);
      learn(memory, "a = 2", Strategy.LEVEL_ORDER, 1);

      WorldModel world = new WorldModel(memory);
      assertEquals(0.9, world.factor(Strategy.SHARED), 1e-9);
      assertEquals(1.1, world.factor(Strategy.LEVEL_ORDER), 1e-9);
      assertEquals(1.0, world.factor(Strategy.DEPTH_FIRST), 1e-9);
    }
  }

  @Test
  void failures_areThoseOfTheSpecsLatestPlans() throws Exception {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      memory.prepare();
      learn(memory, "a = 1", Strategy.SHARED, 1);
      learn(memory, "a = 1", Strategy.LEVEL_ORDER, 1);
      learn(memory, "a = 1", Strategy.LEVEL_ORDER, 0);
      learn(memory, "a = 2", Strategy.DEPTH_FIRST, 1);

      WorldModel world = new WorldModel(memory);
      assertEquals(
          Set.of(Strategy.SHARED), world.failures(compile("a = 1").fingerprint()).keySet());
      assertEquals(Map.of(), world.failures(compile("a = 3").fingerprint()));
    }
  }

  @Test
  void formulaWithoutValue_isKnownByItsNumbers() throws Exception {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      memory.prepare();
      WorldModel world = new WorldModel(memory);
      world.learnBlock(compile("a = 1").formula("a"), "is too large");
      world.save();

      assertEquals(
          Optional.of("is too large"),
          world.knownBlock(compile("a = 1").formula("a").fingerprint()));
      assertEquals(Optional.empty(), world.knownBlock(compile("a = 2").formula("a").fingerprint()));
    }
  }

  private static void learn(Memory memory, String spec, Strategy strategy, int actual)
      throws Exception {
    WorldModel world = new WorldModel(memory);
    Ir ir = compile(spec);
    Plan plan = strategy.planner().plan(ir);
    world.learnRun(ir, new PlanSimulator(ir, plan, Set.of()).simulate(), actual);
    world.save();
  }

  private static Ir compile(String text) throws Exception {
    return new IrEngine().compile(SpecParser.parse("a.spec", text));
  }

  @Test
  void trackRecord_refusesImpossibleCounts() {
    assertThrows(IllegalArgumentException.class, () -> new TrackRecord(1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "divides by zero: a is 0, zero-divisor",
    "has no real value: sqrt(-1.0), no-real-value",
    "is too large: (a * a), too-large",
    "card_token is a forbidden name, forbidden-name",
    "'needs a, which is blocked', blocked-need",
  })
  void patternCode_followsFromTheReason(String reason, String code) {
    assertEquals(code, PatternLibrary.codeOf(reason));
  }
}
