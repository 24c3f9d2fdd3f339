package dev.l9.trace.benchmarks.workload;

import java.util.List;

/** Reads the clock at entry and exit and keeps the sum: the floor of any tracer. */
final class NanoTimeCalls implements Calls {

  private long nanos;

  @Override
  public long count(long value, int depth) {
    long start = System.nanoTime();
    try {
      return depth <= 1 ? value : count(value + depth, depth - 1) + 1;
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  @Override
  public Order place(String customer, List<Integer> quantities, Order order) {
    long start = System.nanoTime();
    try {
      return order.depth() <= 1 ? order : place(customer, quantities, Orders.after(order));
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  @Override
  public void close() {
    if (nanos == 0) {
      throw new IllegalStateException("nothing was called");
    }
  }
}
