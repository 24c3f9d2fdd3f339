package dev.l9.trace.memory.learn.junit;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.value.JavaLiteral;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Writes single values and lists of them as Java. */
final class JavaValue {

  private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private JavaValue() {}

  /** A value; {@code UNKNOWN} if it is neither single nor a list of single ones. */
  static CodeBlock of(Reading reading) {
    if (reading instanceof Reading.Known known && known.isWhole()) {
      return of(known.value());
    }
    return CodeBlock.of("UNKNOWN");
  }

  static CodeBlock of(CapturedValue value) {
    if (value instanceof Num number) {
      return number(new BigDecimal(number.value().toString()));
    } else if (value instanceof Text text) {
      return JavaLiteral.string(text.value());
    } else if (value instanceof Bool bool) {
      return CodeBlock.of("$L", bool.value());
    } else if (value instanceof Items items
        && items.values().stream().allMatch(Literals::isSingle)) {
      return list(items.values());
    }
    return CodeBlock.of(value instanceof CapturedValue.Null ? "null" : "UNKNOWN");
  }

  static CodeBlock number(BigDecimal number) {
    boolean isInt = number.scale() <= 0 && number.abs().compareTo(LARGEST_INT) <= 0;
    return isInt
        ? CodeBlock.of("$L", number.intValueExact())
        : CodeBlock.of("new $T($S)", BigDecimal.class, number.toString());
  }

  static CodeBlock list(List<CapturedValue> values) {
    return CodeBlock.of(
        "$T.asList(new Object[] {$L})",
        Arrays.class,
        CodeBlock.join(values.stream().map(JavaValue::of).toList(), ", "));
  }
}
