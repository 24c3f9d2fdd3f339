package dev.l9.trace.mcp.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes JSON schemas whose keys are always in one order. */
final class Schema {

  private Schema() {}

  static Map<String, Object> text() {
    return of("type", "string");
  }

  static Map<String, Object> text(String description) {
    Map<String, Object> schema = text();
    schema.put("description", description);
    return schema;
  }

  static Map<String, Object> choice(String... words) {
    return of("enum", List.of(words));
  }

  static Map<String, Object> constant(Object value) {
    return of("const", value);
  }

  static Map<String, Object> number(int least, int most) {
    Map<String, Object> schema = of("type", "integer");
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  static Map<String, Object> object(
      Map<String, Object> properties, List<String> required, boolean isOpen) {
    Map<String, Object> schema = of("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (!isOpen) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private static Map<String, Object> of(String key, Object value) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(key, value);
    return schema;
  }
}
