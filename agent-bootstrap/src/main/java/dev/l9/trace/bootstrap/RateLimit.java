package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The maximum number of events a second of a method. Immutable.
 *
 * @param methods the methods to which the limit applies; null for all
 */
public record RateLimit(@Nullable MethodPattern methods, int perSecond) {

  /**
   * Parses limits that are separated by {@code ;}. A limit is a number, with a pattern and a colon
   * before it if it is for some methods only.
   *
   * @throws IllegalArgumentException where a limit is malformed
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
