package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;

/**
 * What a component of a record is for, which its name says.
 *
 * @param type what it has to be; {@link TypeReader#UNKNOWN} if anything
 * @param isNullable whether it has to take null, since there may be no value
 */
record Role(String name, TypeRef type, boolean isNullable) {

  static final TypeRef STRING = TypeRef.of(JdkType.STRING.simpleName());
  static final TypeRef INT = TypeRef.of(JdkType.INT.simpleName());
  static final TypeRef UUID = TypeRef.of(JdkType.UUID.simpleName());
  static final TypeRef INSTANT = TypeRef.of(JdkType.INSTANT.simpleName());

  /** The id that links what belongs together. */
  static final Role CORRELATION_ID = of("correlationId", STRING);

  /** The id of the thread. */
  static final Role THREAD_ID = of("threadId", UUID);

  static Role of(String name, TypeRef type) {
    return new Role(name, type, false);
  }

  /** Whether a component of this type may have it. */
  boolean fits(TypeRef other) {
    return fit(type, other);
  }

  /** Whether two types are equal as far as they are known. */
  static boolean fit(TypeRef one, TypeRef other) {
    if (one.equals(TypeReader.UNKNOWN) || other.equals(TypeReader.UNKNOWN)) {
      return true;
    }
    boolean isSame =
        one.name().equals(other.name()) && one.arguments().size() == other.arguments().size();
    for (int i = 0; isSame && i < one.arguments().size(); i++) {
      isSame = fit(one.arguments().get(i), other.arguments().get(i));
    }
    return isSame;
  }

  /** The type, as far as it is known. */
  String shown() {
    return type.toString().replace(TypeReader.UNKNOWN.name(), "…");
  }

  /** As a field of a spec. */
  String field() {
    String shown = shown();
    String quotes = shown.contains(",") ? "\"" : "";
    String nullable = isNullable ? ", nullable: true" : "";
    return "{name: " + name + ", type: " + quotes + shown + quotes + nullable + "}";
  }
}
