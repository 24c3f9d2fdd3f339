package dev.l9.sample.simulation;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Locale;

/** The ways to order the work. Equal scores are settled in this order. */
public enum Strategy {
  DEPTH_FIRST,
  LEVEL_ORDER,
  SHARED;

  /** How tables and the world model name the strategy. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Who makes plans of this strategy. */
  @L9Traced(layer = HrmLayer.REASONING, operation = "reasoning.route", patterns = "strategy")
  public Planner planner() {
    return switch (this) {
      case DEPTH_FIRST -> new DepthFirstPlanner();
      case LEVEL_ORDER -> new LevelOrderPlanner();
      case SHARED -> new SharingPlanner();
    };
  }
}
