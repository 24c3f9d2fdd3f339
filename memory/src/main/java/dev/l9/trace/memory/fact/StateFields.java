package dev.l9.trace.memory.fact;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a state that this program has written itself. */
final class StateFields {

  private final Map<String, CapturedValue> values;

  StateFields(CapturedValue value) {
    values = value instanceof Fields fields ? fields.values() : Map.of();
  }

  /** Makes an object of keys and values, which are texts, numbers or values already. */
  static Fields of(Object... keysAndValues) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      fields.put((String) keysAndValues[i], value(value));
    }
    return new Fields(fields);
  }

  private static CapturedValue value(Object value) {
    if (value instanceof CapturedValue captured) {
      return captured;
    }
    return value instanceof Number number ? new Num(number) : new Text(value.toString());
  }

  String text(String key) {
    return values.get(key) instanceof Text text ? text.value() : "";
  }

  long number(String key) {
    return values.get(key) instanceof Num num ? num.value().longValue() : 0;
  }

  Map<String, CapturedValue> object(String key) {
    return values.get(key) instanceof Fields fields ? fields.values() : Map.of();
  }
}
