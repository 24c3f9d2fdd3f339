package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes numbers. Their declared type decides their form; JSON has one form for all. */
final class NumberCode {

  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "java.lang.Integer", "int",
          "java.lang.Long", "long",
          "java.lang.Double", "double",
          "java.lang.Float", "float",
          "java.lang.Short", "short",
          "java.lang.Byte", "byte",
          "java.lang.Character", "char",
          "java.lang.Boolean", "boolean");

  private NumberCode() {}

  /** The primitive type of a wrapper, or the name itself. */
  static String unboxed(String type) {
    return PRIMITIVES.getOrDefault(type, type);
  }

  static boolean isWrapper(String type) {
    return PRIMITIVES.containsKey(type);
  }

  /**
   * A number of this type; null if it can't be one.
   *
   * @param digits as JSON has them
   */
  static @Nullable CodeBlock of(String type, String digits) {
    try {
      return read(type, digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The same for what was recorded as a number: a decimal type's has a point then. */
  static @Nullable CodeBlock exactly(String type, String digits) {
    boolean isDecimal = Set.of("double", "float").contains(unboxed(type));
    return isDecimal && digits.matches("-?\\d+") ? null : of(type, digits);
  }

  private static @Nullable CodeBlock read(String type, String digits) {
    return switch (unboxed(type)) {
      case "int" -> CodeBlock.of("$L", Integer.parseInt(digits));
      case "long" -> CodeBlock.of("$LL", Long.parseLong(digits));
      case "short" -> CodeBlock.of("(short) $L", Short.parseShort(digits));
      case "byte" -> CodeBlock.of("(byte) $L", Byte.parseByte(digits));
      case "double" -> CodeBlock.of("$L", JavaLiteral.number(Double.parseDouble(digits)));
      case "float" -> CodeBlock.of("$L", JavaLiteral.number(Float.parseFloat(digits)));
      case "java.math.BigDecimal" ->
          CodeBlock.of(
              "new $T($L)",
              BigDecimal.class,
              JavaLiteral.string(new BigDecimal(digits).toString()));
      case "java.math.BigInteger" ->
          CodeBlock.of(
              "new $T($L)",
              BigInteger.class,
              JavaLiteral.string(new BigInteger(digits).toString()));
      case "java.util.concurrent.atomic.AtomicInteger" ->
          CodeBlock.of("new $T($L)", AtomicInteger.class, Integer.parseInt(digits));
      case "java.util.concurrent.atomic.AtomicLong" ->
          CodeBlock.of("new $T($LL)", AtomicLong.class, Long.parseLong(digits));
      default -> null;
    };
  }

  /** The type that a number most likely has of which only the digits are known. */
  static String guess(String digits) {
    try {
      if (digits.matches("-?\\d+")) {
        long value = Long.parseLong(digits);
        return value == (int) value ? "int" : "long";
      }
    } catch (NumberFormatException e) {
      return "java.math.BigInteger";
    }
    return Double.toString(Double.parseDouble(digits)).equals(digits)
        ? "double"
        : "java.math.BigDecimal";
  }
}
