package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.JsonBytes;

/**
 * The identity of a span; its text, {@code {hrm}_{epoch seconds}_{random}}, is made only when it's
 * written.
 */
final class TraceId {

  private final HrmLayer layer;
  private final long epochSecond;
  private final long random;

  TraceId(HrmLayer layer, long epochSecond, long random) {
    this.layer = layer;
    this.epochSecond = epochSecond;
    this.random = random;
  }

  void appendTo(JsonBytes out) {
    out.raw(layer.code()).raw("_").number(epochSecond).raw("_").base32(random);
  }

  String text() {
    JsonBytes out = JsonBytes.compact();
    appendTo(out);
    return out.toString();
  }
}
