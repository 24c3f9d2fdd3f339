package dev.l9.sample.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.sample.simulation.Outcome;
import dev.l9.sample.simulation.Plan;
import dev.l9.sample.simulation.ScoredPlan;
import dev.l9.sample.simulation.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliberationCellTest {

  private final DeliberationCell cell = new DeliberationCell();

  @Test
  void bestScore_standsWhenNothingSpeaksAgainstIt() {
    Decision decision =
        cell.decide(
            List.of(
                plan(Strategy.SHARED, 8, 4, 4, 11.0), plan(Strategy.DEPTH_FIRST, 10, 4, 4, 13.0)));

    assertEquals(Strategy.SHARED, decision.chosen().strategy());
    assertEquals(List.of("proposer: shared"), decision.arguments());
  }

  @Test
  void oneCriterion_isNotEnough() {
    Decision decision =
        cell.decide(
            List.of(
                plan(Strategy.DEPTH_FIRST, 10, 4, 8, 14.0),
                plan(Strategy.LEVEL_ORDER, 10, 7, 4, 14.5)));

    assertEquals(Strategy.DEPTH_FIRST, decision.chosen().strategy());
    assertEquals(
        List.of(
            "proposer: depth-first",
            "challenger: level-order saves 50 % of the rounds",
            "proposer: not enough"),
        decision.arguments());
  }

  @Test
  void mostCriteria_winAgainstHabit() {
    Decision decision =
        cell.decide(
            List.of(
                plan(Strategy.DEPTH_FIRST, 10, 4, 8, 12.0),
                plan(Strategy.SHARED, 8, 5, 4, 12.5),
                plan(Strategy.LEVEL_ORDER, 10, 6, 4, 14.0)));

    assertEquals(Strategy.SHARED, decision.chosen().strategy());
    assertEquals(
        List.of(
            "proposer: depth-first",
            "challenger: shared saves 50 % of the rounds",
            "proposer: agreed",
            "proposer: shared"),
        decision.arguments());
  }

  @Test
  void muchWorseScore_isNeverConceded() {
    Decision decision =
        cell.decide(
            List.of(
                plan(Strategy.DEPTH_FIRST, 10, 4, 8, 10.0), plan(Strategy.SHARED, 8, 4, 4, 11.1)));

    assertEquals(Strategy.DEPTH_FIRST, decision.chosen().strategy());
  }

  private static ScoredPlan plan(
      Strategy strategy, int operations, int peak, int rounds, double score) {
    Plan plan = new Plan(strategy, List.of(), Set.of());
    return new ScoredPlan(new Outcome(plan, operations, peak, rounds, Map.of()), score);
  }
}
