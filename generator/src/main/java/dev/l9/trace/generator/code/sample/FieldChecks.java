package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what the constructor of a record checks, in the order in which it does. */
public final class FieldChecks {

  private final Samples samples;

  /** Checks whose tests have values of these samples. */
  public FieldChecks(Samples samples) {
    this.samples = samples;
  }

  /** The checks of a component, but for that against null. */
  public List<FieldCheck> of(FieldSpec field) {
    String type = RecordShapes.simple(field.type().name());
    if (type.equals("String")) {
      return texts(field);
    }
    if (NumberValues.isNumber(type)) {
      return NumberChecks.of(field, type);
    }
    return SizeChecks.isSized(type) ? new SizeChecks(samples, field, type).list() : List.of();
  }

  /** The name of the constant that has a component's pattern. */
  public static String patternConstant(FieldSpec field) {
    return ModuleNames.constant(field.name());
  }

  private List<FieldCheck> texts(FieldSpec field) {
    Constraints constraints = field.constraints();
    List<FieldCheck> checks = new ArrayList<>();
    if (constraints.isNotBlank()) {
      checks.add(check(field, "!$N.isBlank()", "not be blank", "not blank", Optional.empty(), " "));
    } else if (constraints.isNotEmpty()) {
      checks.add(check(field, "!$N.isEmpty()", "not be empty", "not empty", Optional.empty(), ""));
    }
    constraints.minLength().ifPresent(min -> checks.add(minLength(field, min)));
    constraints.maxLength().ifPresent(max -> checks.add(maxLength(field, max)));
    constraints.pattern().ifPresent(pattern -> checks.add(pattern(field, pattern)));
    return checks;
  }

  private static FieldCheck check(
      FieldSpec field,
      String holds,
      String demand,
      String clause,
      Optional<CodeBlock> bound,
      String broken) {
    return new FieldCheck(
        CodeBlock.of(holds, field.name()),
        field.name() + " must " + demand,
        clause,
        bound,
        Optional.of(CodeBlock.of("$S", broken)));
  }

  private static FieldCheck minLength(FieldSpec field, int min) {
    String least = "at least " + characters(min);
    boolean isShown = min > 1 || !field.constraints().isNotBlank();
    return new FieldCheck(
        CodeBlock.of("$N.length() >= $L", field.name(), min),
        field.name() + " must have " + least,
        least,
        length(field, min),
        min > 0 && isShown ? Optional.of(Texts.ofLength(min - 1)) : Optional.empty());
  }

  private static FieldCheck maxLength(FieldSpec field, int max) {
    String most = "at most " + characters(max);
    return new FieldCheck(
        CodeBlock.of("$N.length() <= $L", field.name(), max),
        field.name() + " must have " + most,
        most,
        length(field, max),
        Optional.of(Texts.ofLength(max + 1)));
  }

  /** A text of a certain length matches no pattern, but by chance. */
  private static Optional<CodeBlock> length(FieldSpec field, int length) {
    Constraints constraints = field.constraints();
    boolean isAllowed = length > 0 || !(constraints.isNotBlank() || constraints.isNotEmpty());
    return constraints.pattern().isEmpty() && isAllowed
        ? Optional.of(Texts.ofLength(length))
        : Optional.empty();
  }

  private FieldCheck pattern(FieldSpec field, String pattern) {
    return new FieldCheck(
        CodeBlock.of("$N.matcher($N).matches()", patternConstant(field), field.name()),
        field.name() + " must match " + pattern,
        "matches " + Sentences.code(pattern),
        Optional.of(samples.value(field, 0)),
        Texts.unlike(field, pattern).map(Texts::literal));
  }

  private static String characters(int count) {
    return count + (count == 1 ? " character" : " characters");
  }
}
