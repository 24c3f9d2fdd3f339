package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many events a second are written of a method at most.
 *
 * @param methods which ones; null for all
 */
public record RateLimit(@Nullable MethodPattern methods, int perSecond) {

  /**
   * Parses limits that are separated by {@code ;}: a number, before it a pattern and a colon where
   * it is for some methods only.
   *
   * @throws IllegalArgumentException where one isn't of the form
   */
  public static List<RateLimit> parseList(String text) {
    List<RateLimit> limits = new ArrayList<>();
    for (String one : text.split(";", 0)) {
      if (!one.isBlank()) {
        limits.add(parse(one.trim()));
      }
    }
    return limits;
  }

  private static RateLimit parse(String text) {
    int colon = text.lastIndexOf(':');
    int perSecond = OptionKind.parseCount(text.substring(colon + 1).trim());
    return new RateLimit(
        colon < 0 ? null : MethodPattern.parse(text.substring(0, colon).trim()), perSecond);
  }
}
