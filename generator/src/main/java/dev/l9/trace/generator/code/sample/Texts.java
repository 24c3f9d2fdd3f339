package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Texts that a field's constraints allow, and texts that they don't. */
final class Texts {

  /** Longer than this, a text is written as a repetition. */
  private static final int LONG = 8;

  private Texts() {}

  /** The text of this number; empty if it has a pattern, and the spec has no example. */
  static Optional<String> valid(FieldSpec field, int number) {
    Constraints constraints = field.constraints();
    if (field.example().isPresent() && (number == 0 || constraints.pattern().isPresent())) {
      return field.example();
    }
    if (constraints.pattern().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(derived(field.name(), constraints, number));
  }

  private static String derived(String name, Constraints constraints, int number) {
    int max = constraints.maxLength().orElse(Integer.MAX_VALUE);
    int min = constraints.minLength().orElse(0);
    String base = name + "-" + (number + 1);
    if (base.length() > max) {
      return String.valueOf((char) ('a' + number % 26)).repeat(max);
    }
    return base + "x".repeat(Math.max(0, min - base.length()));
  }

  /** A text of this length that isn't blank. */
  static CodeBlock ofLength(int length) {
    return length <= LONG
        ? CodeBlock.of("$S", "x".repeat(length))
        : CodeBlock.of("$S.repeat($L)", "x", length);
  }

  /** A text as an expression; what is padded stands as a repetition. */
  static CodeBlock literal(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == text.charAt(text.length() - 1)) {
      end--;
    }
    if (text.length() - end <= LONG) {
      return CodeBlock.of("$S", text);
    }
    String last = text.substring(text.length() - 1);
    CodeBlock repeated = CodeBlock.of("$S.repeat($L)", last, text.length() - end);
    return end == 0 ? repeated : CodeBlock.of("$S + $L", text.substring(0, end), repeated);
  }

  /** A text that keeps to all constraints but the pattern; empty if none is known. */
  static Optional<String> unlike(FieldSpec field, String pattern) {
    String valid = field.example().orElse("");
    return Stream.of(
            valid + "!",
            "!" + valid,
            "?",
            "x",
            "1",
            "é ?",
            valid.toLowerCase(Locale.ROOT),
            "\n",
            "")
        .filter(text -> !text.matches(pattern) && fits(text, field.constraints()))
        .findFirst();
  }

  private static boolean fits(String text, Constraints constraints) {
    return text.length() >= constraints.minLength().orElse(0)
        && text.length() <= constraints.maxLength().orElse(Integer.MAX_VALUE)
        && !(constraints.isNotBlank() && text.isBlank())
        && !(constraints.isNotEmpty() && text.isEmpty());
  }
}
