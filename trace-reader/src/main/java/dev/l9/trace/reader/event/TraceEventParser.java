package dev.l9.trace.reader.event;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** Reads lines of {@code trace.jsonl}; the inverse of {@link TraceEventEncoder}. Thread-safe. */
public final class TraceEventParser {

  private TraceEventParser() {}

  /**
   * Parses one line.
   *
   * @throws IllegalArgumentException where the line isn't an event; the message says why
   */
  public static TraceEvent parse(String line) {
    if (!(JsonReader.read(line) instanceof Fields event)) {
      throw new IllegalArgumentException("not an event: no object");
    }
    try {
      return event(event.values());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a timestamp: " + e.getMessage(), e);
    }
  }

  private static TraceEvent event(Map<String, CapturedValue> event) {
    boolean isRoot = require(event, "parent_id") instanceof CapturedValue.Null;
    if (!(require(event, "metadata") instanceof Fields metadata)) {
      throw new IllegalArgumentException("'metadata' is not an object");
    }
    return new TraceEvent(
        text(event, "trace_id"),
        isRoot ? null : text(event, "parent_id"),
        Instant.parse(text(event, "timestamp")),
        layer(text(event, "hrm_layer")),
        text(event, "operation"),
        text(event, "component"),
        text(event, "input_summary"),
        text(event, "output_summary"),
        whole(event, "duration_ms"),
        status(text(event, "status")),
        metadata.values());
  }

  private static CapturedValue require(Map<String, CapturedValue> event, String key) {
    CapturedValue value = event.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the key '" + key + "' is missing");
    }
    return value;
  }

  private static String text(Map<String, CapturedValue> event, String key) {
    if (require(event, key) instanceof CapturedValue.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("'" + key + "' is not a string");
  }

  private static long whole(Map<String, CapturedValue> event, String key) {
    try {
      if (require(event, key) instanceof CapturedValue.Num num) {
        return new BigDecimal(num.value().toString()).longValueExact();
      }
    } catch (ArithmeticException e) {
      // The number is a fraction or too large; it is refused below.
    }
    throw new IllegalArgumentException("'" + key + "' is not a whole number");
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
}
