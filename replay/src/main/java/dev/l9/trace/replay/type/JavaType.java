package dev.l9.trace.replay.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A type as a program's signatures have it. Wildcards show as their bounds, since what is rebuilt
 * needs one type.
 */
public sealed interface JavaType {

  /** {@code int}, {@code void} and so on. */
  record Primitive(String name) implements JavaType {}

  /**
   * A class or an interface.
   *
   * @param name the binary name, such as {@code com.acme.Order$Item}
   * @param arguments what its type parameters stand for; empty for a raw type
   */
  record ClassType(String name, List<JavaType> arguments) implements JavaType {

    /** {@code java.lang.Object}. */
    public static final ClassType OBJECT = new ClassType("java.lang.Object", List.of());

    public ClassType {
      arguments = List.copyOf(arguments);
    }
  }

  /** An array. */
  record ArrayType(JavaType element) implements JavaType {}

  /**
   * A type parameter of which nothing is known.
   *
   * @param bound its first bound
   */
  record Variable(String name, JavaType bound) implements JavaType {}

  /** A class without type arguments. */
  static ClassType of(String name) {
    return new ClassType(name, List.of());
  }

  /** The class that values of the type have at run time; an array's is that of its elements. */
  default String rawName() {
    if (this instanceof ClassType type) {
      return type.name();
    } else if (this instanceof Variable variable) {
      return variable.bound() instanceof Variable
          ? ClassType.OBJECT.name()
          : variable.bound().rawName();
    }
    return this instanceof ArrayType array ? array.element().rawName() : ((Primitive) this).name();
  }

  /** Whether a type parameter is left in it of which nothing is known. */
  default boolean hasVariable() {
    if (this instanceof ClassType type) {
      return type.arguments().stream().anyMatch(JavaType::hasVariable);
    }
    return this instanceof Variable
        || (this instanceof ArrayType array && array.element().hasVariable());
  }

  /** The type argument at this index; {@code Object} where there is none. */
  default JavaType argument(int index) {
    return this instanceof ClassType type && index < type.arguments().size()
        ? type.arguments().get(index)
        : ClassType.OBJECT;
  }

  /** The type with what is known of type parameters in their place. */
  default JavaType with(Map<String, JavaType> known) {
    if (known.isEmpty()) {
      return this;
    } else if (this instanceof Variable variable) {
      return known.getOrDefault(variable.name(), variable);
    } else if (this instanceof ArrayType array) {
      return new ArrayType(array.element().with(known));
    } else if (this instanceof ClassType type && !type.arguments().isEmpty()) {
      List<JavaType> arguments = new ArrayList<>();
      type.arguments().forEach(argument -> arguments.add(argument.with(known)));
      return new ClassType(type.name(), arguments);
    }
    return this;
  }
}
