package dev.l9.sample.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.spec.BadSpecException;
import dev.l9.sample.spec.Problem;
import dev.l9.sample.spec.SpecParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrEngineTest {

  @Test
  void formulas_comeBehindWhatTheyNeed() throws Exception {
    Ir ir = compile("total = net + tax\ntax = net * rate\nnet = 10\nrate = 0.2");

    assertEquals(
        List.of("net", "rate", "tax", "total"),
        ir.ordered().stream().map(IrFormula::name).toList());
    assertEquals(List.of("total", "tax", "net", "rate"), ir.fileOrder());
  }

  @Test
  void kinds_followFromTheExpression() throws Exception {
    Ir ir = compile("a = -3\nb = a * 2\nc = b + 1 / a\nd = max(a, b)\ne = a ^ 2");

    assertEquals(
        List.of(
            FormulaKind.GIVEN,
            FormulaKind.DERIVED,
            FormulaKind.RISKY,
            FormulaKind.RISKY,
            FormulaKind.RISKY),
        ir.ordered().stream().map(IrFormula::kind).toList());
  }

  @Test
  void cycle_isShownAsAPath() {
    assertEquals(
        List.of(
            "a.spec:2:1: 'b' needs itself: b -> c -> d -> b; give one of them a value of its own"),
        problems("a = b + 1\nb = c\nc = d * 2\nd = b"));
  }

  @Test
  void unknownNames_areReportedWhereTheyAreUsed() {
    assertEquals(
        List.of(
            "a.spec:1:5: 'x' is not defined; define it in a line 'x = ...', or correct the name",
            "a.spec:2:9: 'y' is not defined; define it in a line 'y = ...', or correct the name"),
        problems("a = x\nb = a * y"));
  }

  @Test
  void duplicate_namesTheFirstLine() {
    assertEquals(
        List.of("a.spec:3:1: 'a' is already defined in line 1; remove or rename one of the two"),
        problems("a = 1\nb = 2\na = b"));
  }

  @Test
  void fingerprint_changesWithWhatIsNeededAndWithNothingElse() throws Exception {
    String before = compile("a = 1\nb = a * 2\nc = 3").formula("b").fingerprint();

    assertEquals(before, compile("c = 4 # x\nb=a*2.0\na = 1").formula("b").fingerprint());
    assertNotEquals(before, compile("a = 1.5\nb = a * 2").formula("b").fingerprint());
  }

  private static Ir compile(String text) throws BadSpecException {
    return new IrEngine().compile(SpecParser.parse("a.spec", text));
  }

  private static List<String> problems(String text) {
    BadSpecException e = assertThrows(BadSpecException.class, () -> compile(text));
    return e.problems().stream().map(Problem::describe).toList();
  }
}
