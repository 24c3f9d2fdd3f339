package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Set;

/** Numbers that a field's constraints allow, and numbers as expressions of a field's type. */
final class NumberValues {

  private static final Set<String> NUMBERS =
      Set.of(
          "byte",
          "Byte",
          "short",
          "Short",
          "int",
          "Integer",
          "long",
          "Long",
          "float",
          "Float",
          "double",
          "Double",
          "BigDecimal",
          "BigInteger",
          "Number");

  private NumberValues() {}

  /** Whether the JDK's type of this simple name is a number. */
  static boolean isNumber(String type) {
    return NUMBERS.contains(type);
  }

  /** The value of this number. */
  static Sample sample(FieldSpec field, int number) {
    String type = RecordShapes.simple(field.type().name());
    BigDecimal value = valid(field, number);
    return new Sample(literal(type, value), text(type, value));
  }

  private static BigDecimal valid(FieldSpec field, int number) {
    Constraints constraints = field.constraints();
    BigDecimal first = first(field);
    BigDecimal up = first.add(BigDecimal.valueOf(number));
    BigDecimal down = first.subtract(BigDecimal.valueOf(number));
    if (isWithin(up, constraints)) {
      return up;
    }
    return isWithin(down, constraints) ? down : first;
  }

  /** The example, or else the least number that is allowed, or else 1 or what is allowed below. */
  private static BigDecimal first(FieldSpec field) {
    Constraints constraints = field.constraints();
    BigDecimal first =
        constraints
            .min()
            .or(() -> constraints.max().map(BigDecimal.ONE::min))
            .orElse(BigDecimal.ONE);
    boolean isWhole = isWhole(RecordShapes.simple(field.type().name()));
    RoundingMode inwards =
        constraints.min().isPresent() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return field
        .example()
        .map(BigDecimal::new)
        .orElse(isWhole ? first.setScale(0, inwards) : first);
  }

  private static boolean isWithin(BigDecimal value, Constraints constraints) {
    return constraints.min().map(min -> value.compareTo(min) >= 0).orElse(true)
        && constraints.max().map(max -> value.compareTo(max) <= 0).orElse(true);
  }

  /** A number as an expression of the type. */
  static CodeBlock literal(String type, BigDecimal value) {
    return switch (type) {
      case "byte", "Byte", "short", "Short" ->
          CodeBlock.of(
              "($L) $L",
              type.startsWith("b") || type.startsWith("B") ? "byte" : "short",
              whole(value));
      case "long", "Long" -> CodeBlock.of("$LL", Literals.whole(value.longValueExact()));
      case "float", "Float" -> CodeBlock.of("$Lf", value.toPlainString());
      case "double", "Double" -> CodeBlock.of("$L", text(type, value));
      case "BigDecimal" -> CodeBlock.of("new $T($S)", BigDecimal.class, value.toPlainString());
      case "BigInteger" ->
          CodeBlock.of("new $T($S)", BigInteger.class, value.toBigInteger().toString());
      default -> CodeBlock.of("$L", Literals.whole(value.longValueExact()));
    };
  }

  /** A number that a value of the type is compared with: byte and short need no cast for that. */
  static CodeBlock compared(String type, BigDecimal value) {
    return Set.of("byte", "Byte", "short", "Short").contains(type)
        ? CodeBlock.of("$L", whole(value))
        : literal(type, value);
  }

  /** Whether the type has no fractions. */
  static boolean isWhole(String type) {
    return !Set.of("float", "Float", "double", "Double", "BigDecimal", "Number").contains(type);
  }

  private static String whole(BigDecimal value) {
    return value.toBigInteger().toString();
  }

  private static String text(String type, BigDecimal value) {
    return switch (type) {
      case "double", "Double", "float", "Float" -> Double.toString(value.doubleValue());
      case "BigDecimal" -> value.toPlainString();
      default -> whole(value);
    };
  }
}
