package dev.l9.trace.benchmarks.jmh;

import dev.l9.trace.L9Traced;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods that take one kind of value each, and do nothing with it. */
final class TracedMethods {

  private TracedMethods() {}

  /** A record of the application, as an argument. */
  record Order(int id, String item, long cents) {}

  /** An object of the application, with a list of others. */
  @SuppressWarnings("UnusedVariable") // The agent reads them.
  static final class Basket {
    private final String customer;
    private final List<Order> orders;

    Basket(String customer, List<Order> orders) {
      this.customer = customer;
      this.orders = List.copyOf(orders);
    }
  }

  static int untraced(int value) {
    return value;
  }

  @L9Traced
  static void nothing() {}

  @L9Traced(captureInputs = false, captureOutput = false)
  static int notCaptured(int value) {
    return value;
  }

  @L9Traced
  static void takesInt(int value) {}

  @L9Traced
  static void takesLongs(long first, long second, long third) {}

  @L9Traced
  static void takesDouble(double value) {}

  @L9Traced
  static void takesBoxed(Integer value) {}

  @L9Traced
  static void takesString(String value) {}

  @L9Traced
  static void takesNull(@Nullable Object value) {}

  @L9Traced
  static void takesEnum(Thread.State value) {}

  @L9Traced
  static void takesList(List<Integer> value) {}

  @L9Traced
  static void takesMap(Map<String, Integer> value) {}

  @L9Traced
  static void takesArray(int[] value) {}

  @L9Traced
  static void takesRecord(Order value) {}

  @L9Traced
  static void takesObject(Basket value) {}

  @L9Traced
  static Order returnsRecord(Order value) {
    return value;
  }

  @L9Traced
  static int returnsInt(int value) {
    return value;
  }
}
