package dev.l9.sample.world;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Map;
import java.util.TreeMap;

/** How often each pattern was seen, by its code, such as {@code zero-divisor}. */
public final class PatternLibrary {

  private final Map<String, Integer> seen = new TreeMap<>();

  /** Notes that a pattern was seen so many times, and gives the number in all runs. */
  @L9Traced(
      task = "learn pattern",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_add",
      patterns = "pattern-library")
  public int add(String code, int times) {
    return seen.merge(code, times, Integer::sum);
  }

  /** All patterns, by code. */
  Map<String, Integer> all() {
    return new TreeMap<>(seen);
  }

  /** The code for why a formula was blocked, told from the words of the reason. */
  public static String codeOf(String reason) {
    if (reason.startsWith("divides by zero")) {
      return "zero-divisor";
    }
    if (reason.startsWith("needs ")) {
      return "blocked-need";
    }
    if (reason.endsWith("forbidden name")) {
      return "forbidden-name";
    }
    return reason.startsWith("is too large") ? "too-large" : "no-real-value";
  }
}
