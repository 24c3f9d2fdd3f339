package dev.l9.sample.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.spec.Expression;
import dev.l9.sample.spec.SpecParser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

  private static final Map<String, Double> VALUES = Map.of("zero", 0.0, "two", 2.0, "big", 1e300);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + two * 3        | 7",
        "(1 + two) * 3      | 9",
        "-two ^ 2           | -4",
        "10 / 4 - 1         | 1.5",
        "max(1, two, 0)     | 2",
        "min(1, two, -3)    | -3",
        "round(2.5)         | 2",
        "abs(-two) + sqrt(9)| 5",
      })
  void values(String formula, double value) throws Exception {
    assertEquals(value, new Evaluator(VALUES, Set.of()).evaluate(expression(formula)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 / zero          | divides by zero: zero is 0",
        "1 / (two - 2)     | divides by zero: (two - 2.0) is 0",
        "sqrt(-two)        | has no real value: sqrt(-two)",
        "big * big         | is too large: (big * big)",
        "zero ^ -1         | is too large: (zero ^ -1.0)",
      })
  void noValue_saysWhy(String formula, String reason) {
    Evaluator evaluator = new Evaluator(VALUES, Set.of());
    UndefinedResultException e =
        assertThrows(UndefinedResultException.class, () -> evaluator.evaluate(expression(formula)));
    assertEquals(reason, e.reason());
  }

  @Test
  void sharedExpression_isComputedOnce() throws Exception {
    Expression expression = expression("(two + 1) * (two + 1) - (two + 1)");
    Evaluator plain = new Evaluator(VALUES, Set.of());
    Evaluator sharing = new Evaluator(VALUES, Set.of("(two + 1.0)"));

    assertEquals(6, plain.evaluate(expression));
    assertEquals(5, plain.operations());
    assertEquals(6, sharing.evaluate(expression));
    assertEquals(3, sharing.operations());
    assertEquals(1, sharing.kept());
  }

  private static Expression expression(String text) throws Exception {
    return SpecParser.parse("a.spec", "x = " + text).formulas().get(0).expression();
  }
}
