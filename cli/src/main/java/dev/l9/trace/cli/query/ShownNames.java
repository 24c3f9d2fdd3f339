package dev.l9.trace.cli.query;

import dev.l9.trace.reader.query.MethodName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of methods in one answer: short where they are unique, and full where not. */
final class ShownNames {

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Boolean> isUnique = new HashMap<>();

  ShownNames(List<MethodName> methods) {
    for (MethodName method : methods) {
      String other = ids.put(method.name(), method.id());
      isUnique.merge(method.name(), true, (a, b) -> a && method.id().equals(other));
    }
  }

  String of(MethodName method) {
    return isUnique.getOrDefault(method.name(), true) ? method.name() : method.id();
  }
}
