package dev.l9.trace.contract.meta;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that a header or a footer has, in their order. Immutable.
 *
 * @param fields the values by name: texts, truth values, numbers and lists of texts
 */
public record Metadata(Map<String, CapturedValue> fields) {

  /** No field at all. */
  public static final Metadata NONE = new Metadata(Map.of());

  public Metadata {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads an object of JSON.
   *
   * @throws IllegalArgumentException where the text isn't an object of JSON
   */
  public static Metadata read(String json) {
    if (PlainJson.read(json) instanceof CapturedValue.Fields object) {
      return new Metadata(object.values());
    }
    throw new IllegalArgumentException("not an object");
  }

  /** Whether there is such a field, whatever its value. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** The value of a field as text; empty if there is no such field, or its value is null. */
  public String text(String field) {
    CapturedValue value = fields.get(field);
    if (value == null || value == CapturedValue.NULL) {
      return "";
    }
    return value instanceof CapturedValue.Text text
        ? text.value()
        : JsonBytes.compact().value(value).toString();
  }

  /** These fields, with one of them set. */
  public Metadata with(String field, CapturedValue value) {
    Map<String, CapturedValue> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new Metadata(changed);
  }
}
