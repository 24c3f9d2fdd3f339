package dev.l9.trace.generator.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as a spec or a source file names it, such as {@code Map<String, Rule>}. An array has the
 * name of its element's type, and {@code []} behind it.
 *
 * @param name as it is written: a simple name, or a full one
 * @param arguments what stands between angle brackets
 */
public record TypeRef(String name, List<TypeRef> arguments) {

  public TypeRef {
    arguments = List.copyOf(arguments);
  }

  /** A type without arguments. */
  public static TypeRef of(String name) {
    return new TypeRef(name, List.of());
  }

  /** As Java has it. */
  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : name
            + arguments.stream().map(TypeRef::toString).collect(Collectors.joining(", ", "<", ">"));
  }
}
