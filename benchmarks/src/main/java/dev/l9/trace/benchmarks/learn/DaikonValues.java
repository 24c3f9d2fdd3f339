package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Null;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one execution as Daikon's variables: arguments, {@code return}, fields of objects,
 * and lists of plain values. What the agent cut or hid isn't among them, and neither are the
 * entries of maps.
 */
final class DaikonValues {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private int objects;

  private DaikonValues() {}

  /**
   * A variable's value.
   *
   * @param type null for null, which any text or object may be
   * @param within the variable of the object or list that it is in; empty for none
   */
  record Variable(@Nullable DaikonType type, boolean isList, String within, String value) {}

  /** The variables of an execution by their names. */
  static Map<String, Variable> of(Sample sample) {
    DaikonValues values = new DaikonValues();
    sample.inputs().forEach((name, value) -> values.add(name, "", value));
    CapturedValue output = sample.output();
    if (output != null) {
      values.add("return", "", output);
    }
    return values.variables;
  }

  private void add(String name, String within, CapturedValue value) {
    if (value instanceof Items items) {
      put(name, within, DaikonType.OBJECT, object());
      list(name, items.values());
    } else if (value instanceof Fields fields) {
      put(name, within, DaikonType.OBJECT, object());
      fields(name, fields.values());
    } else {
      DaikonType type = plainType(value);
      String text = plain(value);
      if (text != null) {
        variables.put(name, new Variable(type, false, within, text));
      }
    }
  }

  private void put(String name, String within, DaikonType type, String value) {
    variables.put(name, new Variable(type, false, within, value));
  }

  /** Which object it is, is in no trace: each is another. */
  private String object() {
    return String.valueOf(++objects);
  }

  private void fields(String object, Map<String, CapturedValue> fields) {
    if (fields.get(CapturedValue.TYPE) instanceof Text type) {
      String name = object + ".getClass().getName()";
      put(name, "", DaikonType.TEXT, quoted(type.value()));
      fields.forEach(
          (field, value) -> {
            if (!Set.of(CapturedValue.TYPE, CapturedValue.CUT).contains(field)) {
              add(object + "." + field, object, value);
            }
          });
    }
  }

  private void list(String list, List<CapturedValue> items) {
    List<String> texts = new ArrayList<>();
    DaikonType type = null;
    for (CapturedValue item : items) {
      boolean isObject = item instanceof Fields || item instanceof Items;
      DaikonType one = isObject ? DaikonType.OBJECT : plainType(item);
      type = texts.isEmpty() ? one : DaikonType.both(type, one);
      String text = isObject ? object() : plain(item);
      if (text == null || type == null) {
        return;
      }
      texts.add(text);
    }
    String value = "[" + String.join(" ", texts) + "]";
    variables.put(list + "[..]", new Variable(type, true, list, value));
  }

  private static @Nullable DaikonType plainType(CapturedValue value) {
    if (value instanceof Bool) {
      return DaikonType.BOOLEAN;
    }
    if (value instanceof Num number) {
      return isWhole(number.value()) ? DaikonType.INT : DaikonType.DOUBLE;
    }
    return value instanceof Text ? DaikonType.TEXT : null;
  }

  private static boolean isWhole(Number number) {
    return number instanceof BigInteger large
        ? large.abs().compareTo(MOST) <= 0
        : !(number instanceof Double || number instanceof Float || number instanceof BigDecimal);
  }

  /** Returns null if the value was cut or hidden. */
  private static @Nullable String plain(CapturedValue value) {
    if (value instanceof Bool bool) {
      return String.valueOf(bool.value());
    }
    if (value instanceof Num number) {
      Number one = number.value();
      return isWhole(one) ? one.toString() : String.valueOf(one.doubleValue());
    }
    if (value instanceof Text text) {
      boolean isWhole = !text.value().contains(CapturedValue.CUT);
      return isWhole && !value.equals(CapturedValue.REDACTED) ? quoted(text.value()) : null;
    }
    return value instanceof Null ? "null" : null;
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }
}
