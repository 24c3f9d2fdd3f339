package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;

/**
 * A type of the repository, as its source file has it.
 *
 * @param qualifiedName with a dot before the names of nested types
 * @param file relative to the repository's root
 * @param line where it is declared
 * @param fields the components of a record, or the fields of a class
 * @param methods those that are neither private nor static, those of its supertypes included that
 *     the repository has
 * @param constants of an enum
 * @param constructors of a class, those that other classes of the module's package may call; their
 *     name is {@code <init>}, and their result {@code void}
 */
public record ExtractedType(
    String qualifiedName,
    Kind kind,
    String file,
    int line,
    List<Field> fields,
    List<Method> methods,
    List<String> constants,
    List<Method> constructors) {

  public ExtractedType {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    constants = List.copyOf(constants);
    constructors = List.copyOf(constructors);
  }

  /** A type without constructors that matter. */
  public ExtractedType(
      String qualifiedName,
      Kind kind,
      String file,
      int line,
      List<Field> fields,
      List<Method> methods,
      List<String> constants) {
    this(qualifiedName, kind, file, line, fields, methods, constants, List.of());
  }

  /** What is declared. */
  public enum Kind {
    RECORD,
    INTERFACE,
    ENUM,
    CLASS
  }

  /** What the source says of null. */
  public enum Nullness {
    /**
     * It is no null, by an annotation, by a default such as {@code @NullMarked}, or by its type.
     */
    NON_NULL,
    /** It may be null, by an annotation. */
    NULLABLE,
    /** The source says nothing. */
    UNSPECIFIED
  }

  /**
   * A component, field or parameter; the types in it have full names where the repository or the
   * JDK has them.
   */
  public record Field(String name, TypeRef type, Nullness nullness) {

    /** Where the source says whether it may be null. */
    public Field(String name, TypeRef type, boolean isNullable) {
      this(name, type, isNullable ? Nullness.NULLABLE : Nullness.NON_NULL);
    }

    /** Whether the source says that it may be null. */
    public boolean isNullable() {
      return nullness == Nullness.NULLABLE;
    }
  }

  /**
   * A method.
   *
   * @param result {@code void} where it has none
   * @param thrown what it declares to throw
   * @param isAbstract whether it has no body
   */
  public record Method(
      String name,
      List<Field> parameters,
      TypeRef result,
      List<TypeRef> thrown,
      boolean isAbstract,
      int line) {

    public Method {
      parameters = List.copyOf(parameters);
      thrown = List.copyOf(thrown);
    }

    /** A method without a body, which declares no exceptions. */
    public Method(String name, List<Field> parameters, TypeRef result, int line) {
      this(name, parameters, result, List.of(), true, line);
    }
  }

  /** The name without the package. */
  public String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }
}
