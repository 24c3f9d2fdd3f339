package dev.l9.sample.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "600, 600",
    "0.30000000000000004, 0.3",
    "-12.50, -12.5",
    "0.000001, 0.000001",
    "1e11, 100000000000",
    "1e12, 1E+12",
    "1.5e-7, 1.5E-7",
    "3.333333333333333, 3.333333333",
    "1.7976931348623157e308, 1.797693135E+308",
  })
  void numbers_areShownWithTenDigits(double value, String shown) {
    assertEquals(shown, Numbers.show(value));
  }
}
