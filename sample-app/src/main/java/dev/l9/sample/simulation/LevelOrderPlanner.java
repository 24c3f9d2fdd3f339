package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes first what needs nothing, then what needs only that, and so on: few rounds. */
final class LevelOrderPlanner implements Planner {

  @Override
  public Strategy strategy() {
    return Strategy.LEVEL_ORDER;
  }

  @Override
  @L9Traced(
      task = "order by level",
      layer = HrmLayer.REASONING,
      operation = "reasoning.order",
      patterns = "breadth-first-search")
  public List<String> order(Ir ir) {
    Map<String, Integer> levels = new HashMap<>();
    for (IrFormula formula : ir.ordered()) {
      int below =
          formula.needs().stream().mapToInt(name -> levels.getOrDefault(name, 0)).max().orElse(-1);
      levels.put(formula.name(), below + 1);
    }
    return ir.ordered().stream()
        .map(IrFormula::name)
        .sorted(Comparator.comparingInt(name -> levels.getOrDefault(name, 0)))
        .toList();
  }
}
