package dev.l9.trace.memory.packet;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a value so that equal values have equal bytes: keys are sorted by their UTF-16 units, and
 * each number has one form. It is written without blanks, in UTF-8, with the escapes of {@link
 * JsonBytes#compact}.
 *
 * <p>What JSON can't hold is written as {@link JsonBytes} writes it, so that a value has the same
 * bytes before it was written as JSON and after it was read again.
 */
final class CanonicalJson {

  /** Longer whole numbers are written with an exponent: who reads 1E999999 needn't write zeros. */
  private static final int MOST_DIGITS = 21;

  private final JsonBytes out = JsonBytes.compact();

  private CanonicalJson() {}

  static byte[] of(CapturedValue value) {
    CanonicalJson json = new CanonicalJson();
    json.write(value);
    return json.out.toArray();
  }

  private void write(CapturedValue value) {
    if (value instanceof CapturedValue.Fields fields) {
      object(fields);
    } else if (value instanceof CapturedValue.Items items) {
      array(items);
    } else if (value instanceof CapturedValue.Num num) {
      number(num);
    } else {
      out.value(value);
    }
  }

  /** Keys that are equal once lone surrogates are replaced become one; the last of them counts. */
  private void object(CapturedValue.Fields fields) {
    Map<String, CapturedValue> sorted = new TreeMap<>();
    fields.values().forEach((key, value) -> sorted.put(PlainText.of(key), value));
    String separator = "{";
    for (Map.Entry<String, CapturedValue> field : sorted.entrySet()) {
      out.raw(separator).key(field.getKey());
      write(field.getValue());
      separator = ",";
    }
    out.raw(sorted.isEmpty() ? "{}" : "}");
  }

  private void array(CapturedValue.Items items) {
    String separator = "[";
    for (CapturedValue item : items.values()) {
      out.raw(separator);
      write(item);
      separator = ",";
    }
    out.raw(items.values().isEmpty() ? "[]" : "]");
  }

  private void number(CapturedValue.Num num) {
    Number number = num.value();
    if (number instanceof Integer || number instanceof Long) {
      out.number(number.longValue());
      return;
    }
    String written = JsonBytes.compact().value(num).toString();
    out.raw(written.startsWith("\"") ? written : form(new BigDecimal(written)));
  }

  private static String form(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    boolean isWhole = shortest.scale() <= 0;
    return isWhole && shortest.precision() - shortest.scale() <= MOST_DIGITS
        ? shortest.toBigInteger().toString()
        : shortest.toString();
  }
}
