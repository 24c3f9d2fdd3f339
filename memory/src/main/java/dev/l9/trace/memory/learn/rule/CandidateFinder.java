package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Null;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the conditions that separate rows of each other at all. */
final class CandidateFinder {

  private static final int FEW_VALUES = 8;
  private static final CapturedValue ZERO = new Num(BigDecimal.ZERO);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private final Rows rows;
  private final Candidates candidates;
  private final Relations relations;

  private CandidateFinder(Rows rows) {
    this.rows = rows;
    this.candidates = new Candidates(rows);
    this.relations = new Relations(rows, candidates);
  }

  static Candidates find(Rows rows) {
    CandidateFinder finder = new CandidateFinder(rows);
    rows.variables().forEach(finder::take);
    finder.relations.find();
    WholeInputs.find(rows, finder.candidates);
    return finder.candidates;
  }

  private void take(String variable) {
    List<@Nullable CapturedValue> column = rows.column(variable);
    takeNull(variable, column);
    takeValues(variable, column);
    List<@Nullable BigDecimal> numbers = column.stream().map(Numbers::of).toList();
    if (numbers.stream().anyMatch(Objects::nonNull)) {
      new Thresholds(rows, candidates, variable, numbers).find();
      relations.addNumbers(variable, numbers);
    }
    if (column.stream().anyMatch(Text.class::isInstance)) {
      BitSet texts =
          rows.where(row -> column.get(row) instanceof Text text && !isNumber(text.value()));
      tryOut(variable, Condition.NO_NUMBER, texts);
      relations.addTexts(variable, column);
    }
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private void tryOut(String variable, String operator, BitSet holds) {
    Condition condition = new Condition(variable, operator, new Condition.Operand.None());
    candidates.tryOut(condition, Kind.PLAIN, holds);
  }

  private void takeNull(String variable, List<@Nullable CapturedValue> column) {
    BitSet nulls = rows.where(row -> column.get(row) instanceof Null);
    if (!nulls.isEmpty()) {
      BitSet others = rows.where(row -> column.get(row) != null && !nulls.get(row));
      Condition isNull = Condition.with(variable, "==", CapturedValue.NULL);
      candidates.tryOut(isNull, Kind.PLAIN, nulls);
      candidates.tryOut(Condition.with(variable, "!=", CapturedValue.NULL), Kind.PLAIN, others);
    }
  }

  /** Equal to one of the values that occur. */
  private void takeValues(String variable, List<@Nullable CapturedValue> column) {
    Map<CapturedValue, BitSet> values = new LinkedHashMap<>();
    BitSet known = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      CapturedValue value = column.get(row);
      if (value instanceof Text || value instanceof Bool || value instanceof Num) {
        values.computeIfAbsent(plain(value), key -> new BitSet()).set(row);
      }
      known.set(row, value != null);
    }
    boolean isFew = values.size() <= FEW_VALUES;
    values.forEach(
        (value, equal) -> {
          Kind kind = value instanceof Bool || value.equals(ZERO) ? Kind.PLAIN : Kind.FOUND;
          candidates.tryOut(Condition.with(variable, "==", value), kind, equal);
          if (isFew && !(value instanceof Bool)) {
            BitSet others = Rows.without(known, equal);
            candidates.tryOut(Condition.with(variable, "!=", value), kind, others);
          }
        });
  }

  /** Numbers in one form, so that 1 equals 1.0. */
  private static CapturedValue plain(CapturedValue value) {
    BigDecimal number = Numbers.of(value);
    if (number == null) {
      return value;
    }
    return new Num(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
  }
}
