package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import java.util.List;

/** Takes each formula of the file right after what it needs, so that few values wait for use. */
class DepthFirstPlanner implements Planner {

  @Override
  public Strategy strategy() {
    return Strategy.DEPTH_FIRST;
  }

  @Override
  public List<String> order(Ir ir) {
    return ir.ordered().stream().map(IrFormula::name).toList();
  }
}
