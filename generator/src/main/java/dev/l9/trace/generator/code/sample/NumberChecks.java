package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.spec.FieldSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of numbers. */
final class NumberChecks {

  private static final Set<String> OBJECTS = Set.of("BigDecimal", "BigInteger");

  /** The least and the greatest value of each type of whole numbers that has such. */
  private static final Map<String, BigDecimal[]> RANGES =
      Map.of(
          "byte", range(Byte.MIN_VALUE, Byte.MAX_VALUE),
          "short", range(Short.MIN_VALUE, Short.MAX_VALUE),
          "int", range(Integer.MIN_VALUE, Integer.MAX_VALUE),
          "long", range(Long.MIN_VALUE, Long.MAX_VALUE),
          "Byte", range(Byte.MIN_VALUE, Byte.MAX_VALUE),
          "Short", range(Short.MIN_VALUE, Short.MAX_VALUE),
          "Integer", range(Integer.MIN_VALUE, Integer.MAX_VALUE),
          "Long", range(Long.MIN_VALUE, Long.MAX_VALUE));

  private NumberChecks() {}

  private static BigDecimal[] range(long least, long greatest) {
    return new BigDecimal[] {BigDecimal.valueOf(least), BigDecimal.valueOf(greatest)};
  }

  /** The checks; a limit that the type has anyway needs none. */
  static List<FieldCheck> of(FieldSpec field, String type) {
    List<FieldCheck> checks = new ArrayList<>();
    BigDecimal[] range = RANGES.get(type);
    field
        .constraints()
        .min()
        .map(min -> rounded(type, min, RoundingMode.CEILING))
        .filter(min -> range == null || min.compareTo(range[0]) > 0)
        .ifPresent(min -> checks.add(check(field, type, min, ">=", "at least ", -1)));
    field
        .constraints()
        .max()
        .map(max -> rounded(type, max, RoundingMode.FLOOR))
        .filter(max -> range == null || max.compareTo(range[1]) < 0)
        .ifPresent(max -> checks.add(check(field, type, max, "<=", "at most ", 1)));
    return checks;
  }

  private static BigDecimal rounded(String type, BigDecimal limit, RoundingMode mode) {
    return NumberValues.isWhole(type) ? limit.setScale(0, mode) : limit;
  }

  private static FieldCheck check(
      FieldSpec field, String type, BigDecimal limit, String sign, String words, int beyond) {
    CodeBlock bound = NumberValues.literal(type, limit);
    String clause = words + limit.toPlainString();
    BigDecimal step = BigDecimal.valueOf(beyond, Math.max(0, limit.scale()));
    return new FieldCheck(
        OBJECTS.contains(type)
            ? CodeBlock.of("$N.compareTo($L) $L 0", field.name(), bound, sign)
            : CodeBlock.of("$N $L $L", field.name(), sign, NumberValues.compared(type, limit)),
        field.name() + " must be " + clause,
        clause,
        Optional.of(bound),
        Optional.of(NumberValues.literal(type, limit.add(step))));
  }
}
