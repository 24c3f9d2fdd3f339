package dev.l9.trace.jsonl;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of {@code trace.jsonl}; the inverse of {@link TraceEventEncoder}. Thread-safe. */
public final class TraceEventParser {

  /** Numbers of the agent have up to 1,234 digits; the library's own limit is 1,000. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(10_000).build())
                  .build())
          // Not doubles: they would turn 1E+400 into infinity.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TraceEventParser() {}

  /**
   * Parses one line.
   *
   * @throws IllegalArgumentException where the line isn't an event; the message says why
   */
  public static TraceEvent parse(String line) {
    try {
      return event(MAPPER.readTree(line));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a timestamp: " + e.getMessage(), e);
    }
  }

  private static TraceEvent event(JsonNode node) {
    JsonNode parent = require(node, "parent_id");
    JsonNode duration = require(node, "duration_ms");
    if (!duration.canConvertToExactIntegral() || !duration.canConvertToLong()) {
      throw new IllegalArgumentException("'duration_ms' is not a whole number");
    }
    JsonNode metadata = require(node, "metadata");
    if (!metadata.isObject()) {
      throw new IllegalArgumentException("'metadata' is not an object");
    }
    return new TraceEvent(
        text(node, "trace_id"),
        parent.isNull() ? null : text(node, "parent_id"),
        Instant.parse(text(node, "timestamp")),
        layer(text(node, "hrm_layer")),
        text(node, "operation"),
        text(node, "component"),
        text(node, "input_summary"),
        text(node, "output_summary"),
        duration.asLong(),
        status(text(node, "status")),
        fields(metadata));
  }

  private static JsonNode require(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the key '" + key + "' is missing");
    }
    return value;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = require(node, key);
    if (!value.isString()) {
      throw new IllegalArgumentException("'" + key + "' is not a string");
    }
    return value.asString();
  }

  private static HrmLayer layer(String label) {
    for (HrmLayer layer : HrmLayer.values()) {
      if (layer.label().equals(label)) {
        return layer;
      }
    }
    throw new IllegalArgumentException("unknown hrm_layer '" + label + "'");
  }

  private static TraceStatus status(String label) {
    for (TraceStatus status : TraceStatus.values()) {
      if (status.label().equals(label)) {
        return status;
      }
    }
    throw new IllegalArgumentException("unknown status '" + label + "'");
  }

  private static Map<String, CapturedValue> fields(JsonNode node) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      fields.put(property.getKey(), value(property.getValue()));
    }
    return fields;
  }

  private static CapturedValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> new CapturedValue.Fields(fields(node));
      case ARRAY -> {
        List<CapturedValue> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item)));
        yield new CapturedValue.Items(items);
      }
      case BOOLEAN -> new CapturedValue.Bool(node.asBoolean());
      case NUMBER -> new CapturedValue.Num(node.numberValue());
      case NULL, MISSING -> CapturedValue.NULL;
      default -> new CapturedValue.Text(node.asString());
    };
  }
}
