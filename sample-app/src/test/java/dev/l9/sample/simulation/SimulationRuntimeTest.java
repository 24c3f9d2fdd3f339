package dev.l9.sample.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrEngine;
import dev.l9.sample.spec.SpecParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationRuntimeTest {

  private static final String SPEC =
      "total = price * count + fee\nprice = 12\ncount = 3\nfee = price * count / 10\n";

  @Test
  void strategies_orderDifferently() throws Exception {
    Ir ir = compile("x = a + b\na = 1\ny = c * 2\nb = a * 3\nc = 5");

    assertEquals(List.of("a", "b", "x", "c", "y"), Strategy.DEPTH_FIRST.planner().plan(ir).order());
    assertEquals(List.of("a", "c", "b", "y", "x"), Strategy.LEVEL_ORDER.planner().plan(ir).order());
  }

  @Test
  void sharing_findsTheLargestRepeatedExpressions() throws Exception {
    assertEquals(Set.of("(price * count)"), Strategy.SHARED.planner().plan(compile(SPEC)).shared());
    assertEquals(
        Set.of("((a + 1.0) * 2.0)"),
        Strategy.SHARED
            .planner()
            .plan(compile("a = 1\nb = (a + 1) * 2\nc = (a + 1) * 2 - 3"))
            .shared());
  }

  @Test
  void costs_areCountedByComputing() throws Exception {
    List<ScoredPlan> ranked = new SimulationRuntime(Experience.NONE).rank(compile(SPEC), Set.of());

    assertEquals(
        List.of(
            "SHARED 3 operations, 4 kept, 3 rounds: 5.75",
            "DEPTH_FIRST 4 operations, 3 kept, 3 rounds: 6.25",
            "LEVEL_ORDER 4 operations, 3 kept, 3 rounds: 6.25"),
        ranked.stream().map(SimulationRuntimeTest::describe).toList());
  }

  @Test
  void experience_weighsTheCost() throws Exception {
    Experience trustsLevels =
        new Experience() {
          @Override
          public double factor(Strategy strategy) {
            return strategy == Strategy.LEVEL_ORDER ? 0.8 : 1.0;
          }
        };

    ScoredPlan best = new SimulationRuntime(trustsLevels).rank(compile(SPEC), Set.of()).get(0);

    assertEquals(Strategy.LEVEL_ORDER, best.strategy());
    assertEquals(5.0, best.score(), 1e-9);
  }

  @Test
  void formulaWithoutValue_isNotedAndItsUsersAreSkipped() throws Exception {
    Ir ir = compile("a = 1 - 1\nb = 2 / a\nc = b + 1\nd = a + 4");

    Outcome outcome =
        new PlanSimulator(ir, Strategy.DEPTH_FIRST.planner().plan(ir), Set.of()).simulate();

    assertEquals(Map.of("b", "divides by zero: a is 0"), outcome.undefined());
    assertEquals(2, outcome.operations());
  }

  @Test
  void blockedFormulas_areNotComputed() throws Exception {
    Ir ir = compile("a = 1\nb = a + 1\nc = b + 1\nd = a + 4");

    Outcome outcome =
        new PlanSimulator(ir, Strategy.DEPTH_FIRST.planner().plan(ir), Set.of("b")).simulate();

    assertEquals(1, outcome.operations());
  }

  private static String describe(ScoredPlan plan) {
    Outcome outcome = plan.outcome();
    return plan.strategy()
        + " "
        + outcome.operations()
        + " operations, "
        + outcome.peak()
        + " kept, "
        + outcome.rounds()
        + " rounds: "
        + plan.score();
  }

  private static Ir compile(String text) throws Exception {
    return new IrEngine().compile(SpecParser.parse("a.spec", text));
  }
}
