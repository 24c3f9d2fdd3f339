package dev.l9.trace.replay.shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object that changes. */
public class Cart {

  private final String owner;
  private final int limit;
  private final List<String> items = new ArrayList<>();
  private int changes;

  public Cart(String owner, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is " + limit);
    }
    this.owner = owner;
    this.limit = limit;
  }

  /** Takes an item. */
  public int put(String item) throws CartFullException {
    if (items.size() >= limit) {
      throw new CartFullException("the cart of " + owner + " is full: " + limit);
    }
    changes++;
    items.add(item);
    return items.size();
  }

  public String owner() {
    return owner;
  }

  public Cart self() {
    return this;
  }

  public int changes() {
    return changes;
  }

  int inPackage() {
    return limit;
  }

  @SuppressWarnings("UnusedMethod")
  private int hidden() {
    return limit;
  }

  /** It is checked. */
  public static class CartFullException extends Exception {
    private static final long serialVersionUID = 1;

    CartFullException(String message) {
      super(message);
    }
  }

  /** Holds what it asks. */
  public static class Checkout {
    private final Stock stock;
    private final Map<String, Integer> counts = new HashMap<>();

    public Checkout(Stock stock) {
      this.stock = stock;
    }

    /** Asks the stock. */
    public int reserve(String item, int count) {
      int left = stock.take(item, count);
      counts.merge(item, count, Integer::sum);
      return left;
    }
  }

  /** Is somewhere else. */
  public interface Stock {
    int take(String item, int count);
  }
}
