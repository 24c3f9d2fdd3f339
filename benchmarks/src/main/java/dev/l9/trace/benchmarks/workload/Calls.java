package dev.l9.trace.benchmarks.workload;

import java.util.List;

/**
 * The two methods that are traced. Each calls itself until its depth is 1 and does next to nothing,
 * so what is measured is what the tracer adds.
 */
public interface Calls extends AutoCloseable {

  long count(long value, int depth);

  Order place(String customer, List<Integer> quantities, Order order);

  /** Ends a tracer that is made by hand: everything is in its file afterwards. */
  @Override
  default void close() {}
}
