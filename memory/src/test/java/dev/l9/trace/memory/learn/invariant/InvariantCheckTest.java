package dev.l9.trace.memory.learn.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvariantCheckTest {

  private static final String YES = "Optional[true]";
  private static final String NO = "Optional[false]";
  private static final String UNKNOWN = "Optional.empty";

  @Test
  void conditionsOnOne_holdOrNot() {
    assertHolds(YES, "x != null", "a");
    assertHolds(NO, "x != null", CapturedValue.NULL);
    assertHolds(YES, "x == null", CapturedValue.NULL);
    assertHolds(YES, "x == 5", 5.0);
    assertHolds(NO, "x == 5", "5");
    assertHolds(NO, "x == 5", CapturedValue.NULL);
    assertHolds(YES, "x != 0", 1);
    assertHolds(NO, "x != 0", 0.0);
    assertHolds(UNKNOWN, "x != 0", CapturedValue.NULL);
    assertHolds(YES, "x in {1, null}", CapturedValue.NULL);
    assertHolds(NO, "x in {\"A\", \"B\"}", "C");
    assertHolds(UNKNOWN, "x in {\"A\", \"B\"}", "A… 3 more");
    assertHolds(YES, "0 <= x <= 10", 10);
    assertHolds(NO, "0 <= x < 10", 10);
    assertHolds(NO, "x > 0", "NaN");
    assertHolds(UNKNOWN, "x > 0", CapturedValue.NULL);
    assertHolds(UNKNOWN, "x > 0", "***");
  }

  @Test
  void conditionsOnLists_holdOrNot() {
    assertHolds(YES, "sorted(x)", List.of(1, 1, 2.5));
    assertHolds(NO, "sorted(x)", List.of("b", "a"));
    assertHolds(NO, "sorted(x)", List.of(1, "a"));
    assertHolds(UNKNOWN, "sorted(x)", List.of(1, "… 4 more"));
    assertHolds(NO, "unique(x)", List.of(1, 2, 1.0));
    assertHolds(YES, "x[*] >= 0", List.of(0, 1));
    assertHolds(NO, "x[*] >= 0", List.of(-1, "… 4 more"));
    assertHolds(UNKNOWN, "x[*] >= 0", List.of(1, "… 4 more"));
    assertHolds(YES, "x[*] >= 0", List.of());
    assertHolds(YES, "x.size() >= 5", List.of(1, "… 4 more"));
  }

  @Test
  void relations_holdOrNot() {
    assertHolds(YES, "x == y", List.of(1, "a"), List.of(1.0, "a"));
    assertHolds(NO, "x == y", CapturedValue.NULL, 1);
    assertHolds(YES, "x < y", 1, 1.5);
    assertHolds(NO, "x >= y", 1, 1.5);
    assertHolds(UNKNOWN, "x >= y", CapturedValue.NULL, 1.5);
    assertHolds(YES, "x in y", "b", List.of("a", "b"));
    assertHolds(NO, "x in y", "c", List.of("a", "b"));
    assertHolds(UNKNOWN, "x in y", "c", List.of("a", "… 4 more"));
    assertHolds(YES, "subset(x, y)", List.of("a"), List.of("b", "a"));
    assertHolds(NO, "subset(x, y)", List.of("c"), List.of("b", "a"));
    assertHolds(YES, "x.startsWith(y)", "abc", "ab");
    assertHolds(NO, "x.startsWith(y)", "abc", "b");
    assertHolds(YES, "x.length() == y", "abc", 3);
  }

  @Test
  void calculations_areExact() {
    assertHolds(YES, "x == y + z", 0.3, 0.1, 0.2);
    assertHolds(NO, "x == y + z", 0.1 + 0.2, 0.1, 0.2);
    assertHolds(YES, "x == y * z", 6, 2, 3.0);
    assertHolds(YES, "x == y - z", -1, 2, 3);
    assertHolds(UNKNOWN, "x == y - z", -1, CapturedValue.NULL, 3);
    assertHolds(YES, "x == 1.8 * y + 32", 53.6, 12);
    assertHolds(NO, "x == 1.8 * y + 32", 53.7, 12);
    assertHolds(UNKNOWN, "x == y * z", 1, new BigDecimal("1E+999999"), 1);
  }

  @Test
  void violation_saysWhatWasAndWhatHeld() {
    LearntInvariant bounds = new LearntInvariant(Invariant.parse("amount >= 0"), 0.9991, 1_204);
    LearntInvariant order = new LearntInvariant(Invariant.parse("amount < limit"), 0.99, 1);
    InvariantCheck check = new InvariantCheck(List.of(bounds, order));
    Map<String, CapturedValue> bad = inputs("amount", -5, "limit", -7);
    List<Violation> violations = check.violations(sample(bad, null));
    assertEquals(
        List.of(
            "amount was -5; amount >= 0 held in 1,204 executions, confidence 0.9991",
            "amount was -5 and limit was -7; amount < limit held in 1 execution, confidence 0.99"),
        violations.stream().map(Violation::says).toList());
    assertEquals(Map.of("amount", "-5", "limit", "-7"), violations.get(1).values());
    assertEquals(List.of(), check.violations(sample(inputs("amount", 1, "limit", 2), null)));
    assertEquals(
        List.of(),
        check.violations(
            sample(bad, new Sample.Failure("error", "IllegalArgumentException", "", "", false))));
  }

  @Test
  void violation_showsLargeValuesShort() {
    LearntInvariant sorted = new LearntInvariant(Invariant.parse("sorted(x)"), 0.99, 5);
    Map<String, CapturedValue> inputs = inputs("x", List.of("b\n\"*/", "a", "x".repeat(200)));
    String says =
        new InvariantCheck(List.of(sorted)).violations(sample(inputs, null)).get(0).says();
    assertEquals(
        "x was [\"b\\u000a\\\"*/\", \"a\", \""
            + "x".repeat(77)
            + "…; sorted(x) held in 5 executions,"
            + " confidence 0.99",
        says);
  }

  private static void assertHolds(String expected, String text, Object... values) {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      inputs.put(List.of("x", "y", "z").get(i), value(values[i]));
    }
    assertEquals(
        expected, Invariant.parse(text).holds(new Values(inputs, null)).toString(), text + inputs);
  }

  private static Map<String, CapturedValue> inputs(Object... values) {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      inputs.put((String) values[i], value(values[i + 1]));
    }
    return inputs;
  }

  private static CapturedValue value(Object value) {
    if (value instanceof CapturedValue captured) {
      return captured;
    } else if (value instanceof Number number) {
      return new Num(number);
    } else if (value instanceof List<?> list) {
      return new Items(list.stream().map(InvariantCheckTest::value).toList());
    }
    return new Text((String) value);
  }

  private static Sample sample(
      Map<String, CapturedValue> inputs, Sample.@Nullable Failure failure) {
    return new Sample(
        new UUID(1, 2),
        new Sample.Place("com.acme.Bank#pay", "", ""),
        new Sample.Origin("", "", ""),
        Instant.EPOCH,
        0,
        inputs,
        null,
        failure);
  }
}
