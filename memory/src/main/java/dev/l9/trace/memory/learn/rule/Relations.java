package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds conditions on two variables, such as {@code index >= items.size()}. */
final class Relations {

  private static final int MOST_VARIABLES = 10;

  private final Rows rows;
  private final Candidates candidates;
  private final List<Numeric> numbers = new ArrayList<>();
  private final List<Textual> texts = new ArrayList<>();

  private record Numeric(String variable, List<@Nullable BigDecimal> column) {}

  private record Textual(String variable, List<@Nullable CapturedValue> column) {}

  Relations(Rows rows, Candidates candidates) {
    this.rows = rows;
    this.candidates = candidates;
  }

  void addNumbers(String variable, List<@Nullable BigDecimal> column) {
    if (numbers.size() < MOST_VARIABLES) {
      numbers.add(new Numeric(variable, column));
    }
  }

  void addTexts(String variable, List<@Nullable CapturedValue> column) {
    if (texts.size() < MOST_VARIABLES) {
      texts.add(new Textual(variable, column));
    }
  }

  void find() {
    for (int right = 1; right < numbers.size(); right++) {
      for (int left = 0; left < right; left++) {
        compare(numbers.get(left), numbers.get(right));
      }
    }
    for (int right = 1; right < texts.size(); right++) {
      for (int left = 0; left < right; left++) {
        compare(texts.get(left), texts.get(right));
      }
    }
  }

  private void compare(Numeric left, Numeric right) {
    for (String operator : List.of("<", "<=", ">", ">=", "==", "!=")) {
      tryOut(
          left.variable,
          operator,
          right.variable,
          row -> {
            BigDecimal other = right.column.get(row);
            return other != null && Thresholds.holds(left.column.get(row), operator, other);
          });
    }
  }

  private void compare(Textual left, Textual right) {
    for (boolean isEqual : new boolean[] {true, false}) {
      tryOut(
          left.variable,
          isEqual ? "==" : "!=",
          right.variable,
          row ->
              left.column.get(row) instanceof Text one
                  && right.column.get(row) instanceof Text other
                  && one.equals(other) == isEqual);
    }
  }

  private void tryOut(
      String left, String operator, String right, java.util.function.IntPredicate holds) {
    Condition condition = new Condition(left, operator, new Condition.Operand.Variable(right));
    candidates.tryOut(condition, Kind.FOUND, rows.where(holds));
  }
}
