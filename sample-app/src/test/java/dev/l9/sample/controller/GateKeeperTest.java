package dev.l9.sample.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrEngine;
import dev.l9.sample.simulation.Experience;
import dev.l9.sample.spec.SpecParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateKeeperTest {

  private final GateKeeper keeper = new GateKeeper();

  @Test
  void forbiddenWord_blocksNamesThatHaveItAsAPartAndTheirUsers() throws Exception {
    Ir ir = compile("API_Token = 1\ntokens = 2\nx = API_Token + tokens\ny = x\nz = tokens");

    keeper.inspect(
        ir,
        new SignalRouter(
            new ForbiddenNameGate(Set.of("TOKEN")), new DependencyGate(keeper.blocked().keySet())));

    assertEquals(
        Map.of(
            "API_Token", "API_Token is a forbidden name",
            "x", "API_Token is a forbidden name",
            "y", "needs x, which is blocked"),
        keeper.blocked());
  }

  @Test
  void simulatedBlock_takesItsUsersAlong() throws Exception {
    Ir ir = compile("a = 0\nb = 1 / a\nc = b * 2\nd = c - 1\ne = a");

    keeper.inspect(
        ir,
        new SignalRouter(
            new SimulatedBlockGate(Map.of("b", "divides by zero: a is 0")),
            new DependencyGate(keeper.blocked().keySet())));

    assertEquals(
        Map.of(
            "b", "divides by zero: a is 0",
            "c", "needs b, which is blocked",
            "d", "needs c, which is blocked"),
        keeper.blocked());
  }

  @Test
  void knownBlock_isTiedToTheFormulasNumbers() throws Exception {
    Ir ir = compile("a = 0\nb = 1 / a");
    String fingerprint = ir.formula("b").fingerprint();
    Gate gate =
        new KnownBlockGate(
            new Experience() {
              @Override
              public Optional<String> knownBlock(String asked) {
                return asked.equals(fingerprint)
                    ? Optional.of("divides by zero")
                    : Optional.empty();
              }
            });

    GateBlockedException e =
        assertThrows(GateBlockedException.class, () -> gate.check(ir.formula("b")));
    assertEquals("divides by zero (known)", e.reason());
    gate.check(compile("a = 1\nb = 1 / a").formula("b"));
  }

  @Test
  void givenNumbers_areRoutedToTheNamesGateOnly() {
    Gate names = new ForbiddenNameGate(Set.of());
    Gate simulated = new SimulatedBlockGate(Map.of());
    SignalRouter router = new SignalRouter(names, simulated);

    assertEquals(List.of(names), router.route(FormulaKind.GIVEN));
    assertEquals(List.of(names, simulated), router.route(FormulaKind.RISKY));
  }

  private static Ir compile(String text) throws Exception {
    return new IrEngine().compile(SpecParser.parse("a.spec", text));
  }
}
