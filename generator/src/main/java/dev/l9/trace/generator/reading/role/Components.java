package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.List;
import java.util.Optional;

/** The components of records, and their types. */
final class Components {

  private Components() {}

  /** A component of a record. */
  static Optional<FieldSpec> field(RecordSpec holder, String name) {
    return holder.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The type of a component; unknown if the record hasn't it. */
  static TypeRef typeOf(Optional<RecordSpec> holder, String name) {
    return holder
        .flatMap(each -> field(each, name))
        .map(FieldSpec::type)
        .orElse(TypeReader.UNKNOWN);
  }

  /** The type in a list; unknown if it is no list. */
  static TypeRef inList(TypeRef list) {
    return list.name().equals(JdkType.LIST.simpleName()) && list.arguments().size() == 1
        ? list.arguments().get(0)
        : TypeReader.UNKNOWN;
  }

  /** A list of something. */
  static TypeRef listOf(TypeRef each) {
    return new TypeRef(JdkType.LIST.simpleName(), List.of(each));
  }
}
