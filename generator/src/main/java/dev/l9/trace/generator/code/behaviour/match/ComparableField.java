package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.spec.FieldSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A component of a request that rules may name.
 *
 * @param parse a function from the text in a rule to a value of the component's type
 * @param isOrdered whether its values can be compared by size
 */
record ComparableField(FieldSpec field, CodeBlock parse, boolean isOrdered) {

  /** Those of the operation's input whose types can be compared. */
  static List<ComparableField> of(OperationContext context) {
    return context
        .samples()
        .shapes()
        .components(context.operation().input())
        .orElse(List.of())
        .stream()
        .flatMap(field -> of(context, field).stream())
        .toList();
  }

  private static Optional<ComparableField> of(OperationContext context, FieldSpec field) {
    return switch (field.type().name()) {
      case "String" -> Optional.of(unordered(field, CodeBlock.of("$T.identity()", Function.class)));
      case "boolean", "Boolean" ->
          Optional.of(unordered(field, CodeBlock.of("$T::valueOf", Boolean.class)));
      case "int", "Integer" -> Optional.of(ordered(field, "$T::valueOf", Integer.class));
      case "long", "Long" -> Optional.of(ordered(field, "$T::valueOf", Long.class));
      case "BigDecimal" -> Optional.of(ordered(field, "$T::new", BigDecimal.class));
      default ->
          context
              .samples()
              .shapes()
              .constants(field.type())
              .map(
                  constants ->
                      unordered(
                          field, CodeBlock.of("$T::valueOf", context.names().type(field.type()))));
    };
  }

  private static ComparableField ordered(FieldSpec field, String parse, Class<?> type) {
    return new ComparableField(field, CodeBlock.of(parse, type), true);
  }

  private static ComparableField unordered(FieldSpec field, CodeBlock parse) {
    return new ComparableField(field, parse, false);
  }

  /** Whether it is true or false: then {@code valueOf} would read any text. */
  boolean isTruth() {
    return field.type().name().equalsIgnoreCase("boolean");
  }
}
