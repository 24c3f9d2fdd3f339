package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A condition on the inputs, such as {@code amount < 0} or {@code from == to}.
 *
 * @param variable the text of the variable on the left
 * @param operator such as {@code <}
 * @param other what is on the right: a value, or the text of a variable
 */
public record Condition(String variable, String operator, Operand other) {

  /** The operator that stands behind a text that is none. */
  static final String NO_NUMBER = "is no number";

  /** What is on the right. */
  public sealed interface Operand {

    /** A value. */
    record Constant(CapturedValue value) implements Operand {}

    /** Another variable. */
    record Variable(String name) implements Operand {}

    /** Nothing. */
    record None() implements Operand {}
  }

  static Condition with(String variable, String operator, CapturedValue value) {
    return new Condition(variable, operator, new Operand.Constant(value));
  }

  /** Such as {@code amount < 0}. */
  public String text() {
    String left = variable + " " + operator;
    if (other instanceof Operand.Constant constant) {
      return left + " " + Literals.text(constant.value());
    }
    return other instanceof Operand.Variable right ? left + " " + right.name() : left;
  }

  /** As {@code variable}, {@code operator}, and {@code value} or {@code other}. */
  public Fields json() {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("variable", new Text(variable));
    fields.put("operator", new Text(operator));
    if (other instanceof Operand.Constant constant) {
      fields.put("value", constant.value());
    } else if (other instanceof Operand.Variable right) {
      fields.put("other", new Text(right.name()));
    }
    return new Fields(fields);
  }
}
