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
 * @param methods those that are neither private nor static
 * @param constants of an enum
 */
public record ExtractedType(
    String qualifiedName,
    Kind kind,
    String file,
    int line,
    List<Field> fields,
    List<Method> methods,
    List<String> constants) {

  public ExtractedType {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    constants = List.copyOf(constants);
  }

  /** What is declared. */
  public enum Kind {
    RECORD,
    INTERFACE,
    ENUM,
    CLASS
  }

  /**
   * A component or field; the types in it have full names where the repository or the JDK has them.
   */
  public record Field(String name, TypeRef type, boolean isNullable) {}

  /** A method; {@code void} is the result of one that has none. */
  public record Method(String name, List<Field> parameters, TypeRef result, int line) {
    public Method {
      parameters = List.copyOf(parameters);
    }
  }

  /** The name without the package. */
  public String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }
}
