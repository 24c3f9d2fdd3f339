package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.use.ToolField;
import dev.l9.trace.generator.extract.use.ToolFieldUse;
import dev.l9.trace.generator.extract.use.ToolFields;
import dev.l9.trace.generator.extract.use.ToolFields.Declared;
import dev.l9.trace.generator.module.Blocker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Determines by which field tools are named, {@code toolId} or {@code toolName}.
 *
 * <p>What the repository looks up and dispatches by counts. Where no code does, it is the field
 * that all types of tools have which the spec names, and {@code toolId} if all have both: a name
 * that nobody looks up by is for people. Both are used where code looks up by both, or by one that
 * a type doesn't have which has the other, or where no field is in all of the types. That is
 * ambiguous, whatever the spec assumes.
 */
final class ToolIdentity {

  private final Map<Declaration, List<Declared>> tools = new LinkedHashMap<>();
  private final List<ToolFieldUse> uses;

  /**
   * Determines it.
   *
   * @param types those that the spec names
   * @param uses where code looks up and dispatches
   */
  ToolIdentity(Collection<Declaration> types, List<ToolFieldUse> uses) {
    for (Declaration type : types) {
      List<Declared> fields = ToolFields.of(type);
      if (!fields.isEmpty()) {
        tools.put(type, fields);
      }
    }
    this.uses = tools.isEmpty() ? List.of() : uses;
  }

  /** The field, as the sources name it; empty if no type has one, or it is ambiguous. */
  Optional<String> field() {
    return isAmbiguous() ? Optional.empty() : kind().flatMap(this::name);
  }

  private Optional<ToolField> kind() {
    for (ToolField field : ToolField.values()) {
      boolean isUsed = uses.isEmpty() || uses.get(0).field() == field;
      if (isUsed
          && !tools.isEmpty()
          && tools.keySet().stream().allMatch(type -> has(type, field))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private boolean isAmbiguous() {
    boolean isBoth = uses.stream().map(ToolFieldUse::field).distinct().count() > 1;
    return isBoth || (!tools.isEmpty() && kind().isEmpty());
  }

  private boolean has(Declaration type, ToolField field) {
    return tools.getOrDefault(type, List.of()).stream().anyMatch(one -> one.at().field() == field);
  }

  private Optional<String> name(ToolField field) {
    return tools.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.at().field() == field)
        .map(Declared::name)
        .findFirst();
  }

  /** Says that both are used, and where. */
  Optional<Blocker> blocker(Repository repository) {
    if (!isAmbiguous()) {
      return Optional.empty();
    }
    List<ToolFieldUse> all = new ArrayList<>(uses);
    tools.values().forEach(fields -> fields.forEach(field -> all.add(field.at())));
    ToolFieldUse id = first(all, ToolField.TOOL_ID);
    ToolFieldUse name = first(all, ToolField.TOOL_NAME);
    String issue = "Tool identity ambiguous (both used): " + text(id) + ", " + text(name);
    String fix =
        "look up and dispatch by toolId alone, in all types of tools, and keep toolName for people";
    return Optional.of(
        new Blocker(
            repository.shown(name.file()), name.line(), Blocker.Kind.CONTRACT_UNCLEAR, issue, fix));
  }

  /** Of a use and of a declaration, the use; there is one of the two where both are used. */
  private ToolFieldUse first(List<ToolFieldUse> all, ToolField field) {
    return all.stream().filter(use -> use.field() == field).findFirst().orElseThrow();
  }

  private static String text(ToolFieldUse use) {
    return use.field().field() + " at " + use.place() + " (" + use.code() + ")";
  }

  /** Where the field is used or else declared, for reports. */
  Optional<String> place() {
    return field()
        .map(
            name ->
                uses.stream()
                    .map(ToolFieldUse::place)
                    .findFirst()
                    .orElseGet(() -> declaredAt(name)));
  }

  private String declaredAt(String name) {
    return tools.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.name().equals(name))
        .map(one -> one.at().place())
        .findFirst()
        .orElseThrow();
  }
}
