package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;

/**
 * The identity of a span; its text, {@code {hrm}_{epoch seconds}_{random}}, is made only when it's
 * written.
 */
final class TraceId {

  private static final int RADIX = 36;
  private static final int MIN_DIGITS = 8;

  private final HrmLayer layer;
  private final long epochSecond;
  private final long random;

  TraceId(HrmLayer layer, long epochSecond, long random) {
    this.layer = layer;
    this.epochSecond = epochSecond;
    this.random = random;
  }

  String text() {
    String digits = Long.toUnsignedString(random, RADIX);
    String zeros = "0".repeat(Math.max(0, MIN_DIGITS - digits.length()));
    return layer.code() + "_" + epochSecond + "_" + zeros + digits;
  }
}
