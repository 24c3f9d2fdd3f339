package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * Many keys, each of which differs from the others.
 *
 * @param variable the expression of a key, of a variable {@code i}
 * @param form the expression of the key of a number, which stands for {@code {}} in it
 */
record SampleKeys(CodeBlock variable, String form) {

  /** Keys from 0 to the greatest number; empty where none are known that the field may have. */
  static Optional<SampleKeys> of(FieldSpec field, int most) {
    String type = field.type().name();
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "String" -> texts(field.constraints(), most);
      case "int", "Integer" -> numbers(field.constraints(), most, "i", "{}");
      case "long" -> numbers(field.constraints(), most, "i", "{}");
      case "Long" -> numbers(field.constraints(), most, "(long) i", "{}L");
      case "UUID" ->
          Optional.of(new SampleKeys(CodeBlock.of("new $T(0, i)", UUID.class), "new UUID(0, {})"));
      default -> Optional.empty();
    };
  }

  private static Optional<SampleKeys> texts(Constraints constraints, int most) {
    int longest = ("key-" + most).length();
    boolean isAllowed =
        constraints.pattern().isEmpty()
            && constraints.minLength().orElse(0) <= "key-0".length()
            && constraints.maxLength().orElse(longest) >= longest;
    return isAllowed
        ? Optional.of(new SampleKeys(CodeBlock.of("$S + i", "key-"), "\"key-{}\""))
        : Optional.empty();
  }

  private static Optional<SampleKeys> numbers(
      Constraints constraints, int most, String variable, String form) {
    boolean isAllowed =
        constraints.min().orElse(BigDecimal.ZERO).signum() <= 0
            && constraints.max().orElse(BigDecimal.valueOf(most)).intValue() >= most;
    return isAllowed
        ? Optional.of(new SampleKeys(CodeBlock.of("$L", variable), form))
        : Optional.empty();
  }

  /** The key of a number. */
  CodeBlock number(int number) {
    return CodeBlock.of("$L", form.replace("{}", Integer.toString(number)));
  }
}
