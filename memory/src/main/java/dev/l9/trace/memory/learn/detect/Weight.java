package dev.l9.trace.memory.learn.detect;

/**
 * Whether an execution is evidence. That a result is never null is the surer the more runs show it.
 * But a bound or a relation isn't: equal runs have equal executions, and show as much as one.
 *
 * @param isCounted whether it counts among the executions of all runs
 * @param isCountedOfRun whether it counts among those of its run
 * @param run tells the run
 */
record Weight(boolean isCounted, boolean isCountedOfRun, long run) {}
