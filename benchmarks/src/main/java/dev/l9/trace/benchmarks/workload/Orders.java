package dev.l9.trace.benchmarks.workload;

import java.util.List;

/** The values of the "rich" calls, made once: the calls themselves allocate nothing. */
final class Orders {

  static final int DEPTH = 10;
  static final String CUSTOMER = "Ada Lovelace";
  static final List<Integer> QUANTITIES = List.of(1, 2, 3, 5, 8);

  private static final Order[] BY_DEPTH = new Order[DEPTH + 1];

  static {
    for (int depth = 0; depth <= DEPTH; depth++) {
      BY_DEPTH[depth] = new Order(depth, "analytical engine", 1_250L * depth);
    }
  }

  private Orders() {}

  static Order first() {
    return BY_DEPTH[DEPTH];
  }

  static Order after(Order order) {
    return BY_DEPTH[order.depth() - 1];
  }
}
