package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as they were written: a double of {@code 0.1} is exactly one tenth. */
public final class Numbers {

  /** So many digits are enough for each number of the JDK's primitive types. */
  private static final int MOST_DIGITS = 400;

  private Numbers() {}

  /** The exact number. */
  public static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    } else if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (number instanceof Double || number instanceof Float) {
      return new BigDecimal(number.toString());
    }
    return BigDecimal.valueOf(number.longValue());
  }

  /** The exact number, or null if the value is none. */
  public static @Nullable BigDecimal of(@Nullable CapturedValue value) {
    return value instanceof Num number ? exact(number.value()) : null;
  }

  /** Whether one may calculate with it: {@code 1e999999999} plus one has too many digits. */
  public static boolean isModest(@Nullable BigDecimal number) {
    return number != null
        && Math.abs((long) number.scale()) <= MOST_DIGITS
        && number.precision() <= MOST_DIGITS;
  }
}
