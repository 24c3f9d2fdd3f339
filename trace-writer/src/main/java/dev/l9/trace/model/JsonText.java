package dev.l9.trace.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Appends JSON (RFC 8259) to a string builder.
 *
 * <p>Hot path on the writer thread: allocates nothing but what the builder grows by. In ASCII form
 * every character outside {@code 0x20} to {@code 0x7e} is escaped; otherwise only what the standard
 * demands, and lone surrogates, which UTF-8 can't hold. Line ends are always written as {@code \n}
 * and {@code \r}, never as {@code \}{@code u000a}: a Java compiler reads those escapes even in
 * comments.
 */
public final class JsonText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** Appends a value; numbers that JSON can't hold, such as NaN, as their text. */
  public static void appendValue(StringBuilder out, CapturedValue value, boolean ascii) {
    if (value instanceof CapturedValue.Text text) {
      appendString(out, text.value(), ascii);
    } else if (value instanceof CapturedValue.Num num) {
      appendNumber(out, num.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      out.append(bool.value());
    } else if (value instanceof CapturedValue.Null) {
      out.append("null");
    } else if (value instanceof CapturedValue.Items items) {
      String separator = "[";
      for (CapturedValue item : items.values()) {
        out.append(separator);
        appendValue(out, item, ascii);
        separator = ", ";
      }
      out.append(items.values().isEmpty() ? "[]" : "]");
    } else if (value instanceof CapturedValue.Fields fields) {
      appendFields(out, fields.values(), ascii);
    }
  }

  /** Appends an object with these entries, in their order. */
  public static void appendFields(
      StringBuilder out, Map<String, CapturedValue> fields, boolean ascii) {
    String separator = "{";
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      out.append(separator);
      appendKey(out, field.getKey(), ascii);
      out.append(": ");
      appendValue(out, field.getValue(), ascii);
      separator = ", ";
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  /**
   * Appends the key of an object in its quotes; with U+FFFD for lone surrogates, which parsers,
   * ours among them, refuse in keys even when they are escaped.
   */
  public static void appendKey(StringBuilder out, String key, boolean ascii) {
    StringBuilder mended = null;
    for (int i = 0; i < key.length(); i++) {
      if (isPair(key, i)) {
        i++;
      } else if (Character.isSurrogate(key.charAt(i))) {
        mended = mended == null ? new StringBuilder(key) : mended;
        mended.setCharAt(i, '\ufffd');
      }
    }
    appendString(out, mended == null ? key : mended.toString(), ascii);
  }

  private static void appendNumber(StringBuilder out, Number number) {
    if (isAlwaysFinite(number)) {
      out.append(number);
      return;
    }
    // Read once: a DoubleAdder may change between a look at it and its text.
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      appendString(out, Double.toString(value), true);
    } else if (number instanceof Float) {
      out.append(number);
    } else {
      out.append(value);
    }
  }

  /** The JDK's integers, and decimals, whose text is a number of JSON whatever their value. */
  private static boolean isAlwaysFinite(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof BigDecimal
        || number instanceof AtomicInteger
        || number instanceof AtomicLong
        || number instanceof LongAdder
        || number instanceof LongAccumulator;
  }

  /** Appends a string in its quotes. */
  public static void appendString(StringBuilder out, String text, boolean ascii) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        out.append(c);
      } else if (c >= 0x7f && !ascii && !Character.isSurrogate(c)) {
        out.append(c);
      } else if (!ascii && isPair(text, i)) {
        out.append(c).append(text.charAt(++i));
      } else {
        appendEscaped(out, c);
      }
    }
    out.append('"');
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default ->
          out.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[c >> 8 & 15])
              .append(HEX[c >> 4 & 15])
              .append(HEX[c & 15]);
    }
  }
}
