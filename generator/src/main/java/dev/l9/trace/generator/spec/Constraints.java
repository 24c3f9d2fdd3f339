package dev.l9.trace.generator.spec;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What has to hold of a field's value. Where it says nothing else, a value isn't null.
 *
 * @param isNullable whether it may be null; the other constraints hold of what isn't
 * @param isNotBlank of a text, whether it has a character that isn't white space
 * @param isNotEmpty of a list or map, whether it holds something
 * @param minLength of a text, in UTF-16 units
 * @param maxLength of a text, in UTF-16 units
 * @param maxSize of a list or map
 * @param min the least number
 * @param max the greatest number
 * @param pattern what a text matches as a whole
 */
public record Constraints(
    boolean isNullable,
    boolean isNotBlank,
    boolean isNotEmpty,
    OptionalInt minLength,
    OptionalInt maxLength,
    OptionalInt maxSize,
    Optional<BigDecimal> min,
    Optional<BigDecimal> max,
    Optional<String> pattern) {

  /** Not null, and nothing else. */
  public static final Constraints NONE =
      new Constraints(
          false,
          false,
          false,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
