package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.reading.source.Complaints;
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

/** Finds records that contain themselves, directly or through others: no value of them ends. */
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
      List<String> way = way(holder.name(), field.type());
      if (!way.isEmpty() && told.add(holder.name())) {
        told.addAll(way);
        complaints.wrong(
            field.line(),
            holder.name() + " contains itself: " + holder.name() + " → " + String.join(" → ", way),
            "have '" + field.name() + "' name it, for example by an id of type String");
      }
    }
  }

  /** The records on the way from a type to one; empty if there is no way, or it was told. */
  private List<String> way(String target, TypeRef from) {
    Map<String, String> before = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    names(from).forEach(name -> visit(name, "", before, open));
    while (!open.isEmpty() && !before.containsKey(target)) {
      String name = open.remove();
      declared
          .recordOf(name)
          .ifPresent(
              each ->
                  each.fields().stream()
                      .flatMap(field -> names(field.type()).stream())
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

  private static List<String> names(TypeRef type) {
    List<String> names = new ArrayList<>(List.of(type.name()));
    type.arguments().forEach(argument -> names.addAll(names(argument)));
    return names;
  }
}
