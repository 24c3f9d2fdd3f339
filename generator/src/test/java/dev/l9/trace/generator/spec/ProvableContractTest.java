package dev.l9.trace.generator.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProvableContractTest {

  @Test
  void contract_isFoundByItsIdOnly() {
    assertEquals(
        Optional.of(ProvableContract.SIGNATURE_INVALID_RETURNS_401),
        ProvableContract.of("signature.invalid_returns_401"));
    assertEquals(Optional.empty(), ProvableContract.of("signature.INVALID_RETURNS_401"));
    assertEquals(Optional.empty(), ProvableContract.of("SIGNATURE_INVALID_RETURNS_401"));
  }

  @Test
  void contract_hasACategoryBeforeTheDot() {
    assertEquals("packets", ProvableContract.PACKETS_CORRELATION_LINKS.category());
  }

  @Test
  void contracts_haveConstantsThatSpellTheirIds() {
    for (ProvableContract contract : ProvableContract.values()) {
      String letters = contract.name().replace("_", "").toLowerCase(Locale.ROOT);
      String expected = contract.id().replaceAll("[._]", "").toLowerCase(Locale.ROOT);
      assertTrue(letters.equals(expected), contract.id());
    }
  }
}
