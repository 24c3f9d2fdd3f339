package com.acme;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashMap;
import java.util.Map;

/** How many there are of each item. */
final class Stock {

  /** There are too few. */
  static final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfStock(String item) {
      super(item);
    }
  }

  private final Map<String, Integer> left;

  Stock(Map<String, Integer> left) {
    this.left = new HashMap<>(left);
  }

  @L9Traced(layer = HrmLayer.FOCUS, blockedBy = OutOfStock.class)
  int reserve(String item, int count) {
    int now = left.getOrDefault(item, 0) - count;
    if (now < 0) {
      throw new OutOfStock(item);
    }
    left.put(item, now);
    return now;
  }
}
