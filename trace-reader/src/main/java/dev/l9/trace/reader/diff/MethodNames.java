package dev.l9.trace.reader.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the methods of the traces that are compared, so that a node needs no text. */
final class MethodNames {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int number(String methodId) {
    Integer known = numbers.get(methodId);
    if (known != null) {
      return known;
    }
    numbers.put(methodId, names.size());
    names.add(methodId);
    return names.size() - 1;
  }

  String name(int number) {
    return names.get(number);
  }

  /** The part before {@code #}; empty for an event that has no class. */
  String className(int number) {
    String name = name(number);
    return name.substring(0, Math.max(0, name.indexOf('#')));
  }

  int size() {
    return names.size();
  }
}
