package dev.l9.trace.memory.learn.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.value.VariablePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantTextTest {

  private static final List<String> ALL_FORMS =
      List.of(
          "x != null",
          "x == null",
          "x == 5",
          "x == \"EUR\"",
          "x == true",
          "x != 0",
          "x in {\"A\", \"B\"}",
          "x in {null, 1, 2.5}",
          "0 <= x <= 10",
          "0 < x < 1",
          "x >= 0",
          "x > -2.5",
          "x <= 10",
          "x < 1E+400",
          "sorted(order.items)",
          "unique(x)",
          "x.size() == y.size()",
          "name.length() >= 1",
          "items[*].price >= 0",
          "items[*] != null",
          "result >= x",
          "result > x",
          "result < x",
          "result == x",
          "in in in",
          "subset(result, x)",
          "x.startsWith(y)",
          "result.name.startsWith(`a b`)",
          "result == x + y",
          "result == x - y",
          "result == x * y",
          "y == 2 * x + 1",
          "y == -0.5 * x - 3",
          "y == 2 * x",
          "y == x + 1",
          "y == x - 1",
          "it >= 0");

  @Test
  void text_isReadAndWrittenAsItIs() {
    for (String text : ALL_FORMS) {
      assertEquals(text, Invariant.parse(text).text());
    }
  }

  @Test
  void text_andParse_areInverse() {
    RandomInvariants random = new RandomInvariants(42);
    for (int i = 0; i < 20_000; i++) {
      Invariant invariant = random.next();
      Invariant read = Invariant.parse(invariant.text());
      assertEquals(invariant.text(), read.text());
      assertEquals(invariant.getClass(), read.getClass());
      assertEquals(invariant.variables(), read.variables());
      assertEquals(invariant.form(), read.form());
    }
  }

  @Test
  void text_mayHaveBlanksOrNone() {
    assertEquals("0 <= x <= 10", Invariant.parse(" 0<=x<=10 ").text());
    assertEquals("y == x - 1", Invariant.parse("y==x-1").text());
    assertEquals("y == x + 1", Invariant.parse("y == x - -1").text());
    assertEquals("x in {1, 2}", Invariant.parse("x in{1,2}").text());
  }

  @Test
  void badText_saysWhereAndWhatWasExpected() {
    assertEquals("not an invariant: x >= ; at character 6, expected a name", messageOf("x >= "));
    assertEquals(
        "not an invariant: x matches \"a\"; at character 3, expected \">\"",
        messageOf("x matches \"a\""));
    assertEquals(
        "not an invariant: x in {1, 2; at character 11, expected \"}\"", messageOf("x in {1, 2"));
    assertEquals(
        "not an invariant: x == 5 or 6; at character 8, expected the end",
        messageOf("x == 5 or 6"));
    assertEquals("not an invariant: ; at character 1, expected a name", messageOf(""));
    assertEquals(
        "not an invariant: y == 1 * x; at character 11, expected a factor or something added",
        messageOf("y == 1 * x"));
  }

  private static String messageOf(String text) {
    return assertThrows(IllegalArgumentException.class, () -> Invariant.parse(text)).getMessage();
  }

  @Test
  void bounds_implyWiderOnes() {
    assertTrue(implies("x >= 1", "x >= 0"));
    assertTrue(implies("0 < x <= 5", "x >= 0"));
    assertTrue(implies("0 <= x <= 5", "0 <= x <= 5"));
    assertFalse(implies("x >= 0", "x > 0"));
    assertFalse(implies("x >= 1", "0 <= x <= 5"));
    assertFalse(implies("y >= 1", "x >= 1"));
    assertTrue(implies("x < 5", "x <= 5"));
    assertFalse(implies("x <= 6", "x <= 5"));
  }

  private static boolean implies(String one, String other) {
    return ((Bounds) Invariant.parse(one)).implies((Bounds) Invariant.parse(other));
  }

  @Test
  void variable_isReplacedByAnother() {
    assertEquals(
        "order.items.size() >= 1",
        Invariant.parse("it.size() >= 1").replace("it", VariablePath.parse("order.items")).text());
    assertEquals(
        "result == limit",
        Invariant.parse("it == limit").replace("it", VariablePath.of("result")).text());
  }
}
