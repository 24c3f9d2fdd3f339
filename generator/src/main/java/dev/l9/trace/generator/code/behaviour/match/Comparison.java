package dev.l9.trace.generator.code.behaviour.match;

import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.spec.FieldSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a test asks of one field and operator.
 *
 * @param holds values of conditions that hold of the test's request
 * @param fails values of conditions that don't
 */
record Comparison(String field, Operator operator, List<String> holds, List<String> fails) {

  Comparison {
    holds = List.copyOf(holds);
    fails = List.copyOf(fails);
  }

  /** Those of a field, one for each operator that it has. */
  static List<Comparison> of(OperationContext context, MatchTypes types, ComparableField field) {
    String text = context.samples().text(field.field(), 0);
    Optional<String> other = other(context, field, text);
    List<Comparison> comparisons = new ArrayList<>();
    for (Operator operator : types.operators()) {
      if (!operator.needsOrder()) {
        comparisons.add(equality(field.field(), operator, text, other));
      } else if (field.isOrdered()) {
        comparisons.add(order(field.field(), operator, new BigDecimal(text)));
      }
    }
    return comparisons;
  }

  private static Comparison equality(
      FieldSpec field, Operator operator, String text, Optional<String> other) {
    List<String> others = other.stream().toList();
    return switch (operator) {
      case NOT_EQUALS -> new Comparison(field.name(), operator, others, List.of(text));
      case ONE_OF -> new Comparison(field.name(), operator, oneOf(text, other), others);
      default -> new Comparison(field.name(), operator, List.of(text), others);
    };
  }

  /** A text that has a comma, or blanks at an end, can't be one of several. */
  private static List<String> oneOf(String text, Optional<String> other) {
    boolean canBe = !text.contains(",") && text.equals(text.strip());
    return canBe ? List.of(other.map(each -> each + ", ").orElse("") + text) : List.of();
  }

  private static Comparison order(FieldSpec field, Operator operator, BigDecimal value) {
    String same = value.toPlainString();
    String less = value.subtract(BigDecimal.ONE).toPlainString();
    String more = value.add(BigDecimal.ONE).toPlainString();
    return operator == Operator.AT_LEAST
        ? new Comparison(field.name(), operator, List.of(same, less), List.of(more))
        : new Comparison(field.name(), operator, List.of(same, more), List.of(less));
  }

  private static Optional<String> other(
      OperationContext context, ComparableField field, String text) {
    if (field.isOrdered()) {
      return Optional.of(new BigDecimal(text).add(BigDecimal.ONE).toPlainString());
    }
    if (field.isTruth()) {
      return Optional.of(text.equals("true") ? "false" : "true");
    }
    Optional<List<String>> constants = context.samples().shapes().constants(field.field().type());
    return constants.isPresent()
        ? constants.get().stream().filter(constant -> !constant.equals(text)).findFirst()
        : Optional.of(text.replace(",", "") + "x");
  }
}
