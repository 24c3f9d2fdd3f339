package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import java.math.BigDecimal;
import java.util.Optional;

/** Which numbers a type of numbers has. */
final class NumberRange {

  private NumberRange() {}

  /** Whether a type has this number; what isn't known to be a type of numbers is taken for one. */
  static boolean holds(TypeRef type, BigDecimal number) {
    Optional<JdkType> jdk = JdkType.of(type.name());
    if (jdk.isEmpty()) {
      return true;
    }
    return switch (jdk.get()) {
      case INT, BOXED_INT -> isWhole(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG, BOXED_LONG -> isWhole(number, Long.MIN_VALUE, Long.MAX_VALUE);
      case DOUBLE, BOXED_DOUBLE -> Double.isFinite(number.doubleValue());
      default -> true;
    };
  }

  private static boolean isWhole(BigDecimal number, long least, long most) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }
}
