package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.invariant.Arithmetic.Operator;
import dev.l9.trace.memory.learn.invariant.Bounds.Bound;
import dev.l9.trace.memory.learn.invariant.ListProperty.Property;
import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.TextScanner;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads invariants: the inverse of {@link Invariant#text()}. Not thread-safe. */
final class InvariantParser {

  private final TextScanner in;

  private InvariantParser(String text) {
    this.in = new TextScanner(text);
  }

  static Invariant parse(String text) {
    InvariantParser parser = new InvariantParser(text);
    Invariant invariant = parser.invariant();
    if (!parser.in.isAtEnd()) {
      throw parser.in.failure("the end");
    }
    return invariant;
  }

  private Invariant invariant() {
    for (Property property : Property.values()) {
      if (in.accept(property.label() + "(")) {
        return new ListProperty(closed(), property);
      }
    }
    if (in.accept("subset(")) {
      VariablePath left = VariablePath.parse(in);
      in.expect(",");
      return new Related(left, Relation.SUBSET, closed());
    }
    return in.seesNumber() ? between() : condition(VariablePath.parse(in));
  }

  private VariablePath closed() {
    VariablePath path = VariablePath.parse(in);
    in.expect(")");
    return path;
  }

  private Invariant condition(VariablePath left) {
    if (in.accept(".startsWith(")) {
      return new Related(left, Relation.PREFIXED, closed());
    } else if (in.accept("!=")) {
      return new Equality(left, false, Literals.parse(in));
    } else if (in.accept("==")) {
      return equal(left);
    } else if (in.acceptWord("in")) {
      return in.accept("{")
          ? new OneOf(left, set())
          : new Related(left, Relation.ELEMENT, VariablePath.parse(in));
    }
    return ordered(left, order());
  }

  private List<CapturedValue> set() {
    List<CapturedValue> values = new ArrayList<>();
    do {
      values.add(Literals.parse(in));
    } while (in.accept(","));
    in.expect("}");
    return values;
  }

  private Relation order() {
    if (in.accept("<=")) {
      return Relation.AT_MOST;
    } else if (in.accept(">=")) {
      return Relation.AT_LEAST;
    } else if (in.accept("<")) {
      return Relation.LESS;
    }
    in.expect(">");
    return Relation.GREATER;
  }

  private Invariant ordered(VariablePath left, Relation order) {
    if (!in.seesNumber()) {
      return new Related(left, order, VariablePath.parse(in));
    }
    boolean isStrict = order == Relation.LESS || order == Relation.GREATER;
    Bound bound = new Bound(Literals.number(in), isStrict);
    return order == Relation.LESS || order == Relation.AT_MOST
        ? new Bounds(left, null, bound)
        : new Bounds(left, bound, null);
  }

  private Bounds between() {
    BigDecimal lower = Literals.number(in);
    boolean isStrict = isLess();
    VariablePath variable = VariablePath.parse(in);
    boolean isUpperStrict = isLess();
    return new Bounds(
        variable, new Bound(lower, isStrict), new Bound(Literals.number(in), isUpperStrict));
  }

  private boolean isLess() {
    if (in.accept("<=")) {
      return false;
    }
    in.expect("<");
    return true;
  }

  private Invariant equal(VariablePath target) {
    if (!Literals.follows(in)) {
      return afterVariable(target, VariablePath.parse(in));
    }
    CapturedValue value = Literals.parse(in);
    if (value instanceof Num number
        && number.value() instanceof BigDecimal factor
        && in.accept("*")) {
      return linear(target, factor, VariablePath.parse(in));
    }
    return new Equality(target, true, value);
  }

  private Invariant afterVariable(VariablePath target, VariablePath left) {
    if (in.accept("*")) {
      return new Arithmetic(target, left, Operator.TIMES, VariablePath.parse(in));
    } else if (!in.sees("+") && !in.sees("-")) {
      return new Related(target, Relation.EQUAL, left);
    }
    TextScanner before = in.copy();
    Operator operator = in.sees("+") ? Operator.PLUS : Operator.MINUS;
    before.expect(operator.sign);
    if (before.seesNumber()) {
      return linear(target, BigDecimal.ONE, left);
    }
    in.expect(operator.sign);
    return new Arithmetic(target, left, operator, VariablePath.parse(in));
  }

  private Linear linear(VariablePath target, BigDecimal factor, VariablePath variable) {
    BigDecimal offset = offset();
    try {
      return new Linear(target, factor, variable, offset == null ? BigDecimal.ZERO : offset);
    } catch (IllegalArgumentException e) {
      throw in.failure("a factor or something added");
    }
  }

  private @Nullable BigDecimal offset() {
    if (in.accept("+")) {
      return Literals.number(in);
    }
    return in.accept("-") ? Literals.number(in).negate() : null;
  }
}
