package dev.l9.trace.generator.reading.role;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds records against the roles that their components have to have. Not thread-safe. */
final class Roles {

  private final DeclaredTypes declared;
  private final Complaints complaints;
  private final Set<String> told = new HashSet<>();
  private final Enums enums;

  Roles(DeclaredTypes declared, Complaints complaints) {
    this.declared = declared;
    this.complaints = complaints;
    this.enums = new Enums(declared, complaints, told);
  }

  /** The enums that the module declares. */
  Enums enums() {
    return enums;
  }

  /** The types that the module declares. */
  DeclaredTypes declared() {
    return declared;
  }

  /** Says that something would have to be made up. */
  void tell(int line, String issue, String fix) {
    complaints.missing(line, issue, fix);
  }

  /** The record that a type is; empty if it is none that the module declares, which is said. */
  Optional<RecordSpec> recordAt(SpecNode at, TypeRef type, String what) {
    Optional<RecordSpec> found = declared.recordOf(type.name());
    if (found.isEmpty() && !TypeReader.isUnknown(type) && at.isUsable()) {
      at.unusable(
          what + " has to be a record of the module, and is " + type,
          "declare a record under types, and name it here");
    }
    return found;
  }

  /** Says which of these components a record lacks, and which it has beside them. */
  void checkAll(RecordSpec holder, String what, List<Role> roles) {
    checkSome(holder, what, roles);
    Set<String> known = roles.stream().map(Role::name).collect(Collectors.toSet());
    for (FieldSpec field : holder.fields()) {
      if (!known.contains(field.name()) && told.add(holder.name() + "." + field.name())) {
        complaints.missing(
            field.line(),
            "nothing says what '"
                + field.name()
                + "' of "
                + holder.name()
                + ", "
                + what
                + ", holds",
            "take it out; "
                + what
                + " has "
                + roles.stream().map(Role::name).collect(Collectors.joining(", ")));
      }
    }
  }

  /** Says which of these components a record lacks; it may have others. */
  void checkSome(RecordSpec holder, String what, List<Role> roles) {
    for (Role role : roles) {
      Optional<FieldSpec> field = Components.field(holder, role.name());
      if (field.isPresent()) {
        checkField(holder, field.get(), role);
      } else if (!declared.isDamaged(holder.name())
          && told.add(holder.name() + "." + role.name())) {
        complaints.missing(
            holder.line(),
            holder.name() + ", " + what + ", has no field '" + role.name() + "'",
            "add '" + role.field() + "' to its fields");
      }
    }
  }

  private void checkField(RecordSpec holder, FieldSpec field, Role role) {
    String name = "'" + field.name() + "' of " + holder.name();
    if (!role.fits(field.type())) {
      if (told.add(name)) {
        complaints.wrong(
            field.line(),
            name + " has to be " + role.shown() + ", and is " + field.type(),
            "write 'type: " + role.shown() + "'");
      }
    } else if (role.isNullable() != field.constraints().isNullable()
        && canBeNull(field)
        && told.add(name)) {
      complaints.wrong(
          field.line(),
          name
              + (role.isNullable()
                  ? " has to be nullable: it may be unknown"
                  : " can't be nullable"),
          role.isNullable() ? "add 'nullable: true'" : "take 'nullable' out");
    }
  }

  private static boolean canBeNull(FieldSpec field) {
    return JdkType.of(field.type().name()).map(type -> !type.isPrimitive()).orElse(true);
  }

  /** The records in a list that a component is; empty if it holds others, which is said. */
  Optional<RecordSpec> recordsIn(RecordSpec holder, String name) {
    TypeRef type = Components.inList(Components.typeOf(Optional.of(holder), name));
    Optional<RecordSpec> found = declared.recordOf(type.name());
    if (found.isEmpty() && !TypeReader.isUnknown(type)) {
      int line = Components.field(holder, name).map(FieldSpec::line).orElse(holder.line());
      complaints.wrong(
          line,
          "'"
              + name
              + "' of "
              + holder.name()
              + " has to list records of the module, and lists "
              + type,
          "declare a record under types, and name it here");
    }
    return found;
  }

  /** The record that a node names; empty if there is none, which is said. */
  Optional<RecordSpec> recordNamed(SpecNode at) {
    Optional<RecordSpec> found = at.text().flatMap(declared::recordOf);
    if (found.isEmpty() && at.isUsable()) {
      String name = at.text().orElse("");
      List<String> known =
          declared.all().stream().filter(RecordSpec.class::isInstance).map(TypeSpec::name).toList();
      at.unusable(
          "no record is named " + name,
          NearestName.of(name, known)
              .map(near -> "write '" + near + "'")
              .orElse("declare it under types"));
    }
    return found;
  }
}
