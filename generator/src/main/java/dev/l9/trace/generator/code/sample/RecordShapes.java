package dev.l9.trace.generator.code.sample;

import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The components of records and the constants of enums, whoever declares them. */
public final class RecordShapes {

  private static final Constraints NULLABLE =
      new Constraints(
          true,
          false,
          false,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final ModuleSpec spec;
  private final Extractions extractions;

  /** Knows the types of this spec, and those that were found for it. */
  public RecordShapes(ModuleSpec spec, Extractions extractions) {
    this.spec = spec;
    this.extractions = extractions;
  }

  /** The components of a record; empty if the type is none. */
  public Optional<List<FieldSpec>> components(TypeRef type) {
    for (TypeSpec declared : spec.types()) {
      if (declared.name().equals(type.name())) {
        return declared instanceof TypeSpec.RecordSpec record
            ? Optional.of(record.fields())
            : Optional.empty();
      }
    }
    return extractions
        .type(type.name())
        .filter(found -> found.kind() == ExtractedType.Kind.RECORD)
        .map(found -> found.fields().stream().map(RecordShapes::component).toList());
  }

  /** The component of this name; empty if the type has none. */
  public Optional<FieldSpec> component(TypeRef type, String name) {
    return components(type).orElse(List.of()).stream()
        .filter(field -> field.name().equals(name))
        .findFirst();
  }

  /** Whether the type is a record with a component of this name and type. */
  public boolean has(TypeRef type, String name, String typeName) {
    return component(type, name)
        .filter(field -> simple(field.type().name()).equals(typeName))
        .isPresent();
  }

  /** The constants of an enum; empty if the type is none. */
  public Optional<List<String>> constants(TypeRef type) {
    for (TypeSpec declared : spec.types()) {
      if (declared.name().equals(type.name())) {
        return declared instanceof TypeSpec.EnumSpec values
            ? Optional.of(values.values())
            : Optional.empty();
      }
    }
    return extractions
        .type(type.name())
        .filter(found -> found.kind() == ExtractedType.Kind.ENUM)
        .map(ExtractedType::constants);
  }

  private static FieldSpec component(ExtractedType.Field field) {
    return new FieldSpec(
        field.name(),
        field.type(),
        "",
        field.isNullable() ? NULLABLE : Constraints.NONE,
        Optional.empty(),
        0);
  }

  /** A name of the JDK without its package. */
  static String simple(String name) {
    return name.startsWith("java.") ? name.substring(name.lastIndexOf('.') + 1) : name;
  }
}
