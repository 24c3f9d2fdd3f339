package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Counts the executions of each method. At most {@value #METHODS} methods are told apart; what
 * comes behind these is counted together. Not thread-safe.
 */
final class Methods {

  static final int METHODS = 2_000;

  private record Method(
      String id,
      String name,
      String layer,
      String component,
      String className,
      Latencies latencies) {

    private static Method of(Event event) {
      return new Method(
          event.methodId(),
          event.name(),
          event.layer(),
          event.component(),
          event.className(),
          new Latencies());
    }
  }

  private final Map<String, Method> methods = new HashMap<>();
  private long others;

  void add(Event event, long nanos) {
    String key = event.methodId() + " " + event.component();
    Method method = methods.get(key);
    if (method == null) {
      if (methods.size() >= METHODS) {
        others++;
        return;
      }
      method = Method.of(event);
      methods.put(key, method);
    }
    method.latencies().add(event, nanos);
  }

  /** Writes the array of methods, first those that took the most time together. */
  void write(JsonGenerator json) {
    List<Method> sorted =
        methods.values().stream()
            .sorted(
                Comparator.comparingLong((Method method) -> -method.latencies().total())
                    .thenComparing(method -> method.id())
                    .thenComparing(method -> method.component()))
            .toList();
    json.writeName("methods");
    json.writeStartArray();
    for (Method method : sorted) {
      json.writeStartObject();
      json.writeStringProperty("id", method.id());
      json.writeStringProperty("name", method.name());
      json.writeStringProperty("layer", method.layer());
      json.writeStringProperty("component", method.component());
      json.writeStringProperty("class", method.className());
      method.latencies().write(json, false);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("otherMethods", others);
  }

  /** Which classes are in which source file, by the names that the events have: class to file. */
  Map<String, String> components() {
    Map<String, String> components = new TreeMap<>();
    for (Method method : methods.values()) {
      if (!method.className().isEmpty()) {
        components.putIfAbsent(method.className(), method.component());
      }
    }
    return components;
  }
}
