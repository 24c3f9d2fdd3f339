package dev.l9.trace.json;

import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Writes captured values as JSON. */
final class CapturedValueEncoder {

  /** No text of a double is longer than this, and no reader refuses a shorter number. */
  private static final int MAX_LENGTH = 300;

  private CapturedValueEncoder() {}

  static void encode(CapturedValue value, JsonBytes out) {
    if (value instanceof CapturedValue.Text text) {
      out.string(text.value());
    } else if (value instanceof CapturedValue.Num num) {
      encode(num.value(), out);
    } else if (value instanceof CapturedValue.Bool bool) {
      out.raw(bool.value() ? "true" : "false");
    } else if (value instanceof CapturedValue.Null) {
      out.raw("null");
    } else if (value instanceof CapturedValue.Items items) {
      encode(items, out);
    } else if (value instanceof CapturedValue.Fields fields) {
      encode(fields.values(), out);
    }
  }

  private static void encode(CapturedValue.Items items, JsonBytes out) {
    String separator = "[";
    for (CapturedValue item : items.values()) {
      encode(item, out.raw(separator));
      separator = out.separator();
    }
    out.raw(items.values().isEmpty() ? "[]" : "]");
  }

  static void encode(Map<String, CapturedValue> fields, JsonBytes out) {
    String separator = "{";
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      encode(field.getValue(), out.raw(separator).key(field.getKey()));
      separator = out.separator();
    }
    out.raw(fields.isEmpty() ? "{}" : "}");
  }

  private static void encode(Number number, JsonBytes out) {
    if (number instanceof Integer || number instanceof Long) {
      out.number(number.longValue());
    } else if (isAlwaysFinite(number)) {
      exact(number, out);
    } else {
      decimal(number, out);
    }
  }

  /**
   * Writes the number, or a string if readers would refuse the number and with it the whole text.
   */
  private static void exact(Number number, JsonBytes out) {
    String text = number.toString();
    boolean beyond = number instanceof BigDecimal decimal && isBeyondDouble(decimal);
    if (beyond || text.length() > MAX_LENGTH) {
      out.string(text);
    } else {
      out.raw(text);
    }
  }

  private static boolean isBeyondDouble(BigDecimal decimal) {
    double nearest = decimal.doubleValue();
    return Double.isInfinite(nearest) || (nearest == 0 && decimal.signum() != 0);
  }

  private static void decimal(Number number, JsonBytes out) {
    // The value is read once, because a DoubleAdder may change between the check and the conversion
    // to text.
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      out.string(Double.toString(value));
    } else {
      out.raw(number instanceof Float ? number.toString() : Double.toString(value));
    }
  }

  /** Whether the number's class is one of the JDK whose text is always a number of JSON. */
  private static boolean isAlwaysFinite(Number number) {
    return number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof BigDecimal
        || number instanceof AtomicInteger
        || number instanceof AtomicLong
        || number instanceof LongAdder
        || number instanceof LongAccumulator;
  }
}
