package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ManyMistakesTest {

  @Test
  void tenMistakes_areTenComplaints_inTheOrderOfTheirLines() {
    String text = Specs.text("documented");
    text = text.replace("id: order_intake", "id: Order Intake");
    text = text.replace("    layer: operations", "    layr: operations");
    text = text.replace("      - README.md\n", "      - README.md\n      - ../evil.sh\n");
    text = text.replace("version: 1.0.0", "version: LATEST");
    text = text.replace("type: int, min: 1, max: 1000", "type: int, min: 10, max: 1");
    text = text.replace("example: DE", "example: Germany");
    text = text.replace("type: UUID", "type: Uid");
    text = text.replace("layer: SYSTEM", "layer: SISTEM");
    text = text.replace("call: OrderStore.save", "call: OrderStore.sav");
    text = text.replace("      - errors.typed", "      - errors.type");
    assertEquals(
        """
        5: SPEC_BLOCKER: module.id has to be a name in lower case with underscores, such as order_intake, and is 'Order Intake'; fix: write, for example, 'id: order_intake'
        20: SPEC_BLOCKER: unknown field 'layr'; fix: write 'layer'
        31: SPEC_BLOCKER: '../evil.sh' leaves the folder of the module; fix: name a path below it
        42: SPEC_BLOCKER: LATEST is no version of a project; fix: write '1.0.0'
        59: SPEC_BLOCKER: no number is at least 10 and at most 1; fix: correct one of them
        60: SPEC_BLOCKER: 'Germany' doesn't match the pattern; fix: correct the example, or what it has to be
        66: SPEC_BLOCKER: unknown type 'Uid'; fix: write 'UUID'
        77: SPEC_BLOCKER: module.interfaces.inbound[].layer can't be 'SISTEM'; fix: write 'SYSTEM'
        81: SPEC_BLOCKER: unknown method 'OrderStore.sav': the port OrderStore has no such method; fix: write 'OrderStore.save'
        103: SPEC_BLOCKER: module.acceptance.required[] can't be 'errors.type'; fix: write 'errors.typed'
        """
            .strip(),
        Specs.complaints(text));
  }

  @Test
  void requiredKeys_areAllSaidToBeMissing() {
    String said = Specs.complaints("module:\n  dependencies: []\n");
    for (String key :
        new String[] {
          "module.id",
          "module.name",
          "module.purpose",
          "module.repo.allowed_new_files",
          "module.interfaces.inbound",
          "module.error_policy",
          "module.acceptance.required"
        }) {
      assertTrue(said.contains("2: SPEC_BLOCKER: missing required key " + key + ";"), key);
    }
    assertEquals(9, said.lines().count(), said);
    assertEquals(said, Specs.complaints("module: {}\n").replace("1: SPEC", "2: SPEC"));
  }

  @Test
  void unknownType_isSaidOnce_wherever() {
    String text = Specs.text("refund-policy").replace("type: Effect", "type: Efect");
    assertEquals(
        "59: SPEC_BLOCKER: unknown type 'Efect' (also on line 64); fix: write 'Effect'",
        Specs.complaints(text));
  }

  @Test
  void nameThatIsTaken_isSaidOnce_andIsNotUnknownWhereItIsUsed() {
    assertEquals(
        "61: SPEC_BLOCKER: the name Override is one that generated code uses; fix: choose another"
            + " name for a record",
        Specs.complaints(Specs.text("documented").replace("OrderReceipt", "Override")));
  }

  @Test
  void brokenListOfTypes_hasNoComplaintsOfTypesThatItMayHave() {
    String text = Specs.text("refund-policy").replace("  types:\n", "  types: none\n  tyyypes:\n");
    assertEquals(
        """
        32: SPEC_BLOCKER: module.types has to be a list, and is 'none'; fix: write, for example, 'types: [{record: OrderRequest, …}]'
        33: SPEC_BLOCKER: unknown key 'tyyypes' in module; fix: take it out; what is known here is id, name, purpose, kind, package, metadata, repo, maven, assumes, dependencies, types, interfaces, error_policy, acceptance
        """
            .strip(),
        Specs.complaints(text));
  }
}
