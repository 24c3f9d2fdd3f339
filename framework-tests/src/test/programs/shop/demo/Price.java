package demo;

import dev.l9.trace.L9Traced;

/** Final, so that only an agent can put something before it. */
public final class Price {
  @L9Traced
  public int of(String article) {
    return switch (article) {
      case "pen" -> 3;
      case "ink" -> 5;
      default -> throw new IllegalArgumentException("no price for " + article);
    };
  }

  @L9Traced
  public static int round(int price) {
    return price / 10 * 10;
  }
}
