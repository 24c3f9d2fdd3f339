package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds records that contain themselves, directly or through others, so that none can be made. What
 * may be null or empty may hold another of the same record.
 */
final class SelfContainment {

  private final DeclaredTypes declared;
  private final Set<String> told = new HashSet<>();

  private SelfContainment(DeclaredTypes declared) {
    this.declared = declared;
  }

  /** Says which do; of those that contain each other, one. */
  static void check(DeclaredTypes declared, Complaints complaints) {
    SelfContainment check = new SelfContainment(declared);
    for (TypeSpec type : declared.all()) {
      if (type instanceof RecordSpec holder) {
        check.check(holder, complaints);
      }
    }
  }

  private void check(RecordSpec holder, Complaints complaints) {
    for (FieldSpec field : holder.fields()) {
      List<String> way = way(holder.name(), field);
      if (!way.isEmpty() && told.add(holder.name())) {
        told.addAll(way);
        complaints.wrong(
            field.line(),
            holder.name() + " contains itself: " + holder.name() + " → " + String.join(" → ", way),
            "have '" + field.name() + "' name it by an id, or be nullable");
      }
    }
  }

  /** The records on the way from a field to one; empty if there is no way, or it was told. */
  private List<String> way(String target, FieldSpec from) {
    Map<String, String> before = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    held(from).forEach(name -> visit(name, "", before, open));
    while (!open.isEmpty() && !before.containsKey(target)) {
      String name = open.remove();
      declared
          .recordOf(name)
          .ifPresent(
              each ->
                  each.fields().stream()
                      .flatMap(field -> held(field).stream())
                      .forEach(next -> visit(next, name, before, open)));
    }
    List<String> way = new ArrayList<>();
    for (String at = target; before.containsKey(at); at = before.getOrDefault(at, "")) {
      way.add(0, at);
    }
    return way.stream().anyMatch(told::contains) ? List.of() : way;
  }

  private static void visit(
      String name, String from, Map<String, String> before, Deque<String> open) {
    if (before.putIfAbsent(name, from) == null) {
      open.add(name);
    }
  }

  /** The types of which a field has to hold something. */
  private static List<String> held(FieldSpec field) {
    Constraints constraints = field.constraints();
    if (constraints.isNullable()) {
      return List.of();
    }
    return constraints.isNotEmpty()
        ? field.type().arguments().stream().map(TypeRef::name).toList()
        : List.of(field.type().name());
  }
}
