package dev.l9.sample.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AltitudeGovernorTest {

  @Test
  void levels_areTakenOneByOne() {
    AltitudeGovernor governor = new AltitudeGovernor(Altitude.L3);

    assertEquals(Altitude.L2, governor.transition(Altitude.L2, "down"));
    assertEquals(Altitude.L1, governor.transition(Altitude.L1, "down"));
    governor.ascend("up");

    assertEquals(Altitude.L3, governor.current());
  }

  @Test
  void levels_cantBeSkipped() {
    AltitudeGovernor governor = new AltitudeGovernor(Altitude.L3);

    IllegalStateException e =
        assertThrows(
            IllegalStateException.class, () -> governor.transition(Altitude.L1, "in a hurry"));

    assertEquals("no way from L3 to L1: in a hurry", e.getMessage());
    assertEquals(Altitude.L3, governor.current());
  }
}
