package dev.l9.trace.benchmarks.workload;

import dev.l9.trace.L9Traced;
import java.util.List;

/** The calls that the agents trace; without an agent, the base line of everything. */
final class PlainCalls implements Calls {

  @L9Traced
  @Override
  public long count(long value, int depth) {
    return depth <= 1 ? value : count(value + depth, depth - 1) + 1;
  }

  @L9Traced
  @Override
  public Order place(String customer, List<Integer> quantities, Order order) {
    return order.depth() <= 1 ? order : place(customer, quantities, Orders.after(order));
  }
}
