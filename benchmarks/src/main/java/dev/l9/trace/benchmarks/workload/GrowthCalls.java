package dev.l9.trace.benchmarks.workload;

/** A generated class with traced methods. */
public interface GrowthCalls {

  /** Calls one of its methods, which calls itself until the depth is 1. */
  long call(int method, int depth, String value);
}
