package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Compares values. Numbers are equal if they are the same number, of whichever class: 25 and 25.0.
 */
public final class SameValue {

  private SameValue() {}

  /** Whether they are equal. */
  public static boolean is(CapturedValue left, CapturedValue right) {
    if (left instanceof Num one && right instanceof Num other) {
      return isNumber(one.value(), other.value());
    } else if (left instanceof Items one && right instanceof Items other) {
      return isList(one.values(), other.values());
    } else if (left instanceof Fields one && right instanceof Fields other) {
      return isMap(one.values(), other.values());
    }
    return left.equals(right);
  }

  /** Whether a list has an element that equals the value. */
  public static boolean isIn(CapturedValue value, List<CapturedValue> list) {
    for (CapturedValue element : list) {
      if (is(value, element)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Equal values have equal keys, and others differ in them, but for a chance of one in 2^64. It is
   * the same on each JDK.
   */
  public static long key(CapturedValue value) {
    if (value instanceof Num number) {
      BigDecimal exact = Numbers.exact(number.value());
      return mix(1, exact.signum() == 0 ? 0 : exact.stripTrailingZeros().hashCode(), 0);
    } else if (value instanceof CapturedValue.Text text) {
      return key(text.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      return mix(3, bool.value() ? 1 : 0, 0);
    } else if (value instanceof Items items) {
      long key = mix(4, items.values().size(), 0);
      for (CapturedValue item : items.values()) {
        key = mix(key, key(item), 4);
      }
      return key;
    } else if (value instanceof Fields fields) {
      long key = mix(5, fields.values().size(), 0);
      for (Map.Entry<String, CapturedValue> field : fields.values().entrySet()) {
        key += mix(key(field.getKey()), key(field.getValue()), 5); // The order doesn't matter.
      }
      return key;
    }
    return mix(6, 0, 0);
  }

  /** The key of a text. */
  public static long key(String text) {
    long key = mix(2, text.length(), 0);
    for (int i = 0; i < text.length(); i++) {
      key = key * 0x100000001b3L ^ text.charAt(i);
    }
    return mix(key, 2, 0);
  }

  /** Spreads the bits of several numbers over one. */
  public static long mix(long one, long two, long three) {
    long mixed = one * 0x9e3779b97f4a7c15L + two;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L + three;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
    return mixed ^ (mixed >>> 32);
  }

  private static boolean isNumber(Number left, Number right) {
    return left.equals(right) || Numbers.exact(left).compareTo(Numbers.exact(right)) == 0;
  }

  private static boolean isList(List<CapturedValue> left, List<CapturedValue> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!is(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMap(Map<String, CapturedValue> left, Map<String, CapturedValue> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<String, CapturedValue> entry : left.entrySet()) {
      CapturedValue other = right.get(entry.getKey());
      if (other == null || !is(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }
}
