package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.JsonBytes;

/**
 * Writes the identities of spans: {@code {hrm}_{epoch seconds}_{random}}.
 *
 * <p>Hot path on the writer thread, where most ids in a row begin with the same layer and second.
 * Not safe for use by several threads.
 */
public final class TraceIdText {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final JsonBytes out;
  private final JsonBytes beginning = JsonBytes.compact();
  private HrmLayer layer = HrmLayer.SYSTEM;
  private long secondStart;
  private long secondEnd;

  public TraceIdText(JsonBytes out) {
    this.out = out;
  }

  void append(HrmLayer newLayer, long epochMicros, long random) {
    if (newLayer != layer || epochMicros < secondStart || epochMicros >= secondEnd) {
      begin(newLayer, Math.floorDiv(epochMicros, MICROS_PER_SECOND));
    }
    out.raw(beginning).base32(random);
  }

  private void begin(HrmLayer newLayer, long second) {
    layer = newLayer;
    secondStart = second * MICROS_PER_SECOND;
    secondEnd = secondStart + MICROS_PER_SECOND;
    beginning.truncate(0);
    beginning.raw(newLayer.code()).raw("_").number(second).raw("_");
  }

  static String of(HrmLayer layer, long epochMicros, long random) {
    JsonBytes out = JsonBytes.compact();
    new TraceIdText(out).append(layer, epochMicros, random);
    return out.toString();
  }
}
