package dev.l9.trace.memory.learn.junit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.l9.trace.memory.learn.invariant.Arithmetic;
import dev.l9.trace.memory.learn.invariant.Bounds;
import dev.l9.trace.memory.learn.invariant.Equality;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import dev.l9.trace.memory.learn.invariant.Linear;
import dev.l9.trace.memory.learn.invariant.ListProperty;
import dev.l9.trace.memory.learn.invariant.OneOf;
import dev.l9.trace.memory.learn.invariant.Related;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.replay.value.JavaLiteral;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes invariants as Java. What the arguments were is handed over by the caller, as values that
 * are parameters; the result is read. Not safe for use by several threads.
 */
final class InvariantCode {

  private static final String EACH = "each";
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]+");

  private final NameAllocator names = new NameAllocator();
  private final Map<VariablePath, String> parameters = new LinkedHashMap<>();
  private final CodeBlock.Builder statements = CodeBlock.builder();

  InvariantCode() {
    for (String taken : List.of(VariablePath.RESULT, EACH)) {
      names.newName(taken);
    }
  }

  /** The variables that the caller hands over, with the names of the parameters. */
  Map<VariablePath, String> parameters() {
    return parameters;
  }

  CodeBlock statements() {
    return statements.build();
  }

  /** Adds the check of an invariant that tells something of the result. */
  void add(LearntInvariant learnt) {
    Invariant invariant = learnt.invariant();
    statements.add(
        "// $L\n",
        String.format(
            Locale.ROOT,
            "%,d executions; confidence %.3f",
            learnt.executions(),
            Math.floor(learnt.confidence() * 1000) / 1000));
    List<VariablePath> variables = invariant.variables();
    if (variables.size() == 1 && variables.get(0).isEach()) {
      statements.beginControlFlow("for (Object $L : all($L))", EACH, path(variables.get(0)));
      check(invariant, CodeBlock.of(EACH));
      statements.endControlFlow();
    } else {
      check(invariant, value(variables.get(0)));
    }
  }

  private void check(Invariant invariant, CodeBlock first) {
    CodeBlock says = JavaLiteral.string(invariant.text() + ", but it is ");
    statements.addStatement("assertTrue($L,$W$L + $L)", condition(invariant, first), says, first);
  }

  private CodeBlock condition(Invariant invariant, CodeBlock first) {
    if (invariant instanceof Equality equality) {
      return is(first, equality.isEqual() ? "==" : "!=", JavaValue.of(equality.value()));
    } else if (invariant instanceof OneOf oneOf) {
      return is(first, "in", JavaValue.list(oneOf.values()));
    } else if (invariant instanceof Bounds bounds) {
      return bounds(first, bounds);
    } else if (invariant instanceof Related related) {
      return is(first, RelationSigns.of(related.relation()), value(related.right()));
    } else if (invariant instanceof ListProperty list) {
      return list.property() == ListProperty.Property.SORTED
          ? CodeBlock.of("isSorted($L)", first)
          : CodeBlock.of("isUnique($L)", first);
    } else if (invariant instanceof Arithmetic sum) {
      CodeBlock right = calculate(value(sum.left()), RelationSigns.of(sum), value(sum.right()));
      return is(first, "==", right);
    }
    Linear linear = (Linear) invariant;
    CodeBlock product = calculate(value(linear.variable()), "*", JavaValue.number(linear.factor()));
    return is(first, "==", calculate(product, "+", JavaValue.number(linear.offset())));
  }

  private static CodeBlock bounds(CodeBlock first, Bounds bounds) {
    Bounds.Bound lower = bounds.lower();
    Bounds.Bound upper = bounds.upper();
    CodeBlock low = CodeBlock.of("");
    if (lower != null) {
      low = is(first, lower.isStrict() ? ">" : ">=", JavaValue.number(lower.number()));
    }
    if (upper == null) {
      return low;
    }
    CodeBlock high = is(first, upper.isStrict() ? "<" : "<=", JavaValue.number(upper.number()));
    return lower == null ? high : CodeBlock.of("$L && $L", low, high);
  }

  private static CodeBlock is(CodeBlock left, String sign, CodeBlock right) {
    return CodeBlock.of("is($L, $S, $L)", left, sign, right);
  }

  private static CodeBlock calculate(CodeBlock left, String sign, CodeBlock right) {
    return CodeBlock.of("calculate($L, $S, $L)", left, sign, right);
  }

  /** What reads a variable of the result, or the parameter that is a variable of an argument. */
  private CodeBlock value(VariablePath variable) {
    if (variable.isOfResult()) {
      return CodeBlock.of("read($L)", path(variable));
    }
    return CodeBlock.of(
        "$L", parameters.computeIfAbsent(variable, path -> names.newName(name(path))));
  }

  private static String name(VariablePath variable) {
    StringBuilder name = new StringBuilder();
    for (String word : NO_NAME.split(variable.text(), -1)) {
      if (!word.isEmpty()) {
        String first = word.substring(0, 1);
        name.append(
                name.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
            .append(word.substring(1));
      }
    }
    boolean isName = !name.isEmpty() && Character.isLetter(name.charAt(0));
    return isName ? name.toString() : "value" + name;
  }

  /** The result, and the steps from there. */
  private static CodeBlock path(VariablePath variable) {
    CodeBlock.Builder code = CodeBlock.builder().add(VariablePath.RESULT);
    variable.steps().forEach(step -> code.add(", $L", JavaLiteral.string(step)));
    switch (variable.measure()) {
      case SIZE -> code.add(", $S", "size()");
      case LENGTH -> code.add(", $S", "length()");
      case VALUE -> {}
    }
    return code.build();
  }
}
