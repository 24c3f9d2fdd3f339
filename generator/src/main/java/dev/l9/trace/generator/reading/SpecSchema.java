package dev.l9.trace.generator.reading;

import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.generator.reading.source.Key;
import dev.l9.trace.generator.reading.source.SpecKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of a spec, by which editors complete keys and mark mistakes. It
 * is made from the keys that {@link SpecReader} reads; that finds more mistakes than a schema can
 * say. Thread-safe.
 */
public final class SpecSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private SpecSchema() {}

  /** Its text, which ends with a line break. */
  public static String json() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DIALECT);
    schema.put("title", "MODULE_SPEC");
    schema.put("description", "What a module is to be that l9 generate makes");
    schema.putAll(of(SpecKeys.ROOT));
    return JsonText.of(schema) + "\n";
  }

  private static Map<String, Object> of(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return Map.of(JsonText.MEMBERS, scalar.schema());
    }
    if (shape instanceof Shape.Choice choice) {
      return Map.of("enum", choice.words());
    }
    if (shape instanceof Shape.Keys keys) {
      return mapping(keys);
    }
    if (shape instanceof Shape.Items items) {
      return list(items);
    }
    if (shape instanceof Shape.FieldValue) {
      return Map.of("anyOf", List.of(of(Shape.TEXT), list(new Shape.Items(Shape.TEXT))));
    }
    throw new IllegalStateException("a spec has no part that is " + shape.label());
  }

  private static Map<String, Object> list(Shape.Items items) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", of(items.each()));
    if (items.isNotEmpty()) {
      schema.put("minItems", 1);
    }
    return schema;
  }

  private static Map<String, Object> mapping(Shape.Keys mapping) {
    Shape.Demands demands = mapping.demands();
    boolean mayBeNothing = demands.equals(Shape.Demands.NONE);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", mayBeNothing ? List.of("object", "null") : "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : SpecKeys.keys(mapping)) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.doc());
      property.putAll(of(key.shape()));
      properties.put(key.name(), property);
    }
    schema.put("properties", properties);
    schema.put("additionalProperties", mapping.more() == null ? false : of(mapping.more()));
    putDemands(schema, demands);
    return schema;
  }

  private static void putDemands(Map<String, Object> schema, Shape.Demands demands) {
    if (!demands.required().isEmpty()) {
      schema.put("required", demands.required());
    }
    if (!demands.oneOf().isEmpty()) {
      schema.put(
          "oneOf", demands.oneOf().stream().map(key -> Map.of("required", List.of(key))).toList());
    }
    if (!demands.pairs().isEmpty()) {
      Map<String, Object> pairs = new LinkedHashMap<>();
      demands.pairs().forEach(pair -> pairs.put(pair.key(), List.of(pair.needed())));
      schema.put("dependentRequired", pairs);
    }
  }
}
