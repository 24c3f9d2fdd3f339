package dev.l9.trace.agent.span;

import dev.l9.trace.model.CapturedValue;
import java.util.Map;

/** Estimates how much memory captured values take, in bytes, on a 64-bit JVM. */
final class CapturedWeight {

  private static final int NODE = 64;

  private CapturedWeight() {}

  static long of(CapturedValue value) {
    long weight = NODE;
    if (value instanceof CapturedValue.Text text) {
      weight += 2L * text.value().length();
    } else if (value instanceof CapturedValue.Items items) {
      for (CapturedValue item : items.values()) {
        weight += of(item);
      }
    } else if (value instanceof CapturedValue.Fields fields) {
      for (Map.Entry<String, CapturedValue> field : fields.values().entrySet()) {
        weight += NODE + of(field.getValue());
      }
    }
    return weight;
  }
}
