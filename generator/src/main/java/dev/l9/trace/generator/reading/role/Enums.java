package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.Set;

/** Holds components and constants against the enums of a module. Not thread-safe. */
final class Enums {

  private final DeclaredTypes declared;
  private final Complaints complaints;
  private final Set<String> told;

  /** Says nothing of components of which something was told. */
  Enums(DeclaredTypes declared, Complaints complaints, Set<String> told) {
    this.declared = declared;
    this.complaints = complaints;
    this.told = told;
  }

  /** The type, if it is an enum of the module; else unknown. */
  TypeRef known(TypeRef type) {
    return declared.enumOf(type.name()).isPresent() ? type : TypeReader.UNKNOWN;
  }

  /** Says so if a constant isn't one of an enum. */
  void checkConstant(SpecNode at, TypeRef type) {
    declared
        .enumOf(type.name())
        .filter(each -> !declared.isDamaged(each.name()))
        .ifPresent(
            each ->
                at.text()
                    .filter(constant -> !each.values().contains(constant))
                    .ifPresent(
                        constant ->
                            at.unusable(
                                each.name() + " has no constant " + constant,
                                "write one of " + String.join(", ", each.values()))));
  }

  /** Says so if a type isn't an enum of the module. */
  void check(RecordSpec holder, String name) {
    Components.field(holder, name)
        .filter(field -> !TypeReader.isUnknown(field.type()))
        .filter(field -> declared.enumOf(field.type().name()).isEmpty())
        .filter(field -> told.add("'" + name + "' of " + holder.name()))
        .ifPresent(
            field ->
                complaints.wrong(
                    field.line(),
                    "'"
                        + name
                        + "' of "
                        + holder.name()
                        + " has to be an enum of the module, and is "
                        + field.type(),
                    "declare an enum under types, and name it here"));
  }
}
