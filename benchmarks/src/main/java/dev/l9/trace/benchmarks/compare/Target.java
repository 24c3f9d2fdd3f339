package dev.l9.trace.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the agents are told to trace.
 *
 * @param prefix the class, or the package that all classes are in
 * @param methods the methods by class, for agents that want to know each
 * @param annotated whether the classes are marked for our agent
 */
record Target(String prefix, Map<String, List<String>> methods, boolean annotated) {

  static Target ofClass(String type, String... methods) {
    return new Target(type, Map.of(type, List.of(methods)), true);
  }

  boolean isPackage() {
    return !methods.containsKey(prefix);
  }

  /** As {@code Type[method,method];Type[method]}, the form of OpenTelemetry and Datadog. */
  String methodList() {
    return methods.entrySet().stream()
        .map(entry -> entry.getKey() + "[" + String.join(",", entry.getValue()) + "]")
        .collect(Collectors.joining(";"));
  }
}
