package dev.l9.sample.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecParserTest {

  @Test
  void formulas_keepTheOrderOfTheFileAndTheirPlaces() throws Exception {
    Spec spec = SpecParser.parse("a.spec", "# prices\n\n  price = 12.5 # net\r\ntax = 0.2\n");

    assertEquals("price", spec.formulas().get(0).name());
    assertEquals(new Position(3, 3), spec.formulas().get(0).position());
    assertEquals("tax", spec.formulas().get(1).name());
    assertEquals(new Position(4, 1), spec.formulas().get(1).position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3          | (1.0 + (2.0 * 3.0))",
        "1 - 2 - 3          | ((1.0 - 2.0) - 3.0)",
        "(1 - 2) / b        | ((1.0 - 2.0) / b)",
        "-a ^ 2             | -(a ^ 2.0)",
        "2 ^ -a ^ 2         | (2.0 ^ -(a ^ 2.0))",
        "max(a, b + 1, 1e3) | max(a, (b + 1.0), 1000.0)",
        "sqrt * sqrt(sqrt)  | (sqrt * sqrt(sqrt))",
      })
  void precedence_showsInTheText(String formula, String text) throws Exception {
    Spec spec = SpecParser.parse("a.spec", "x = " + formula);

    assertEquals(text, spec.formulas().get(0).expression().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2 *     # half | 1:8: expected a value, found the end of the line; "
            + "write a name, a number or '('",
        "x = (1 + 2         | 1:11: expected ')' for the '(' in column 5, found the end of the line;"
            + " close it, or remove the '('",
        "= 3                | 1:1: expected a name, found '='; begin the line like 'total = '",
        "x 3                | 1:3: expected '=' after 'x', found '3'; write 'name = formula'",
        "x = 2 y            | 1:7: expected an operator, found 'y'; "
            + "write one of + - * / ^ before it, or remove it",
        "x = 1.2.3          | 1:5: this is not a number; write it like 12, 12.5 or 1.2e6",
        "x = 3kg            | 1:5: this is not a number; write it like 12, 12.5 or 1.2e6",
        "x = 1e999          | 1:5: '1e999' is too large; stay below 1.7e308",
        "x = a % b          | 1:7: '%' means nothing here; use names, numbers, + - * / ^ ( ) and #",
        "x = \u00e4            | 1:5: the character U+00E4 means nothing here; "
            + "use names, numbers, + - * / ^ ( ) and #",
        "x = sin(1)         | 1:5: there is no function 'sin'; use one of abs, max, min, round, sqrt",
        "x = sqrt(1, 2)     | 1:5: 'sqrt' has 2 arguments; give it one",
      })
  void badLine_saysWhereWhatAndWhatToDo(String line, String message) {
    assertEquals(List.of("a.spec:" + message), problems(line));
  }

  @Test
  void everyBadLineIsReported() {
    assertEquals(
        List.of(
            "a.spec:1:4: expected a value, found the end of the line; write a name, a number or '('",
            "a.spec:3:1: expected a name, found '*'; begin the line like 'total = '"),
        problems("a = \nb = 2\n* = 3\n"));
  }

  @Test
  void emptyText_isAProblem() {
    assertEquals(
        List.of("a.spec:1:1: there is no formula; write one like 'price = 12.5'"),
        problems("# nothing yet\n"));
  }

  @Test
  void nesting_isLimitedByTheNumberOfParts() {
    assertEquals(
        List.of(
            "a.spec:1:403: the formula has more than 400 parts; split it into several formulas"),
        problems("x = " + "(".repeat(5000) + "1" + ")".repeat(5000)));
  }

  @Test
  void numberOfFormulas_isLimited() {
    assertEquals(
        List.of("a.spec:1001:1: there are more than 1000 formulas; split the file"),
        problems("x = 1\n".repeat(1001)));
  }

  @Test
  void byteOrderMark_isSkipped() throws Exception {
    assertEquals(
        new Position(1, 1), SpecParser.parse("a.spec", "\uFEFFx = 1").formulas().get(0).position());
  }

  private static List<String> problems(String text) {
    BadSpecException e =
        assertThrows(BadSpecException.class, () -> SpecParser.parse("a.spec", text));
    return e.problems().stream().map(Problem::describe).toList();
  }
}
