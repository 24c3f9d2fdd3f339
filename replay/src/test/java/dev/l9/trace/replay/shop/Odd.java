package dev.l9.trace.replay.shop;

import java.time.Clock;
import java.util.List;

/** What programs have now and then. */
public class Odd {

  private final Clock clock;

  public Odd(Clock clock) {
    this.clock = clock;
  }

  public long age(long since) {
    return clock.millis() - since;
  }

  public static int größe(int value) {
    return value;
  }

  public static List<? extends Number> open(int value) {
    return List.of(value);
  }

  public static Class<?> type(Class<?> value) {
    return value;
  }

  public static String letter(char value) {
    return "letter";
  }

  public static String letter(String value) {
    return "text";
  }

  /** Fails by an exception that has no name. */
  public static int nameless(int value) {
    throw new IllegalStateException("none") {
      private static final long serialVersionUID = 1;
    };
  }

  public static <T> List<T> same(List<T> value) {
    return value;
  }
}
