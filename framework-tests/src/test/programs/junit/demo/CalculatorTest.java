package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.L9Traced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorTest {
  @Test
  @L9Traced
  void divides() {
    assertEquals(3, new Calculator().divide(7, 2));
  }

  @Test
  void refusesZero() {
    assertThrows(ArithmeticException.class, () -> new Calculator().divide(1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @L9Traced
  void dividesEach(int divisor) {
    assertEquals(1, new Calculator().divide(divisor, divisor));
  }

  @Test
  void fails() {
    assertEquals(4, new Calculator().divide(6, 2));
  }
}
