package dev.l9.trace.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.spec.ContractReader.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The listing from which the format comes, read as it is. */
class ListingTest {

  static String listing() throws IOException {
    try (InputStream listing = ListingTest.class.getResourceAsStream("listing.yaml")) {
      return new String(listing.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private final Result read = ContractReader.read(listing());
  private final Contract contract = read.contract();

  ListingTest() throws IOException {}

  @Test
  void oneListThatIsNoYaml_isPassedOver_andSaid() {
    assertEquals(
        "[179:5: warning: the key above has a text, so that YAML allows no list here; the list is"
            + " passed over]",
        read.problems().toString());
    assertTrue(read.isUsable());
  }

  @Test
  void fileTypes_areThoseListed_andOnlyTheOwnFilesAreLeftOut() {
    assertEquals(
        List.of("*.py", "*.yaml", "*.yml", "*.md", "*.json"), contract.scope().fileTypes());
    assertEquals(DefaultContract.OWN_FILES, contract.scope().exclusions());
  }

  @Test
  void fields_areThoseOfTheDefault_andThirteenAreEnough() {
    Contract.Fields usual = DefaultContract.CONTRACT.fields();
    assertEquals(usual.mandatory(), contract.fields().mandatory());
    assertEquals(usual.recommended(), contract.fields().recommended());
    assertEquals(usual.preserved(), contract.fields().preserved());
    assertEquals(13, contract.fields().minimum());
  }

  @Test
  void allowedValues_areThoseOfTheComments() throws IOException {
    assertEquals(DefaultContract.ALLOWED, contract.fields().allowed());
    String other = listing().replace("critical|high|medium|low", "top|rest");
    assertEquals(
        List.of("top", "rest"),
        ContractReader.read(other).contract().fields().allowed().get("governance_level"));
  }

  @Test
  void checks_areThoseOfTheDefault() {
    assertEquals(DefaultContract.CONTRACT.checks().disallowed(), contract.checks().disallowed());
    assertEquals(DefaultContract.CONTRACT.checks().governed(), contract.checks().governed());
    assertEquals(
        Map.of(
            "presence", Severity.ERROR,
            "field-coverage", Severity.ERROR,
            "no-placeholder", Severity.ERROR,
            "unique-id", Severity.ERROR,
            "consistency", Severity.ERROR,
            "governance", Severity.ERROR),
        contract.checks().severities());
  }

  @Test
  void messages_areItsOwn() {
    assertEquals(6, contract.checks().messages().size());
    assertEquals(
        "component_id '{ID}' already exists in {EXISTING_FILE}",
        contract.checks().messages().get("unique-id"));
  }

  @Test
  void alerts_areItsOwn() throws IOException {
    assertEquals(new Contract.Alerts(95, 0, 95), contract.alerts());
    String other =
        listing().replace("95%", "80.5%").replace("alert_if_above: \"0\"", "alert_if_above: 3");
    assertEquals(
        new Contract.Alerts(80.5, 3, 80.5), ContractReader.read(other).contract().alerts());
  }
}
