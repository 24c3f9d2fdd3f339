package dev.l9.trace.generator.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.check.TestSources;
import dev.l9.trace.generator.evidence.EvidenceTable.Gap;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec.Acceptance;
import dev.l9.trace.generator.verify.TestOutcome;
import dev.l9.trace.generator.verify.TestRun;
import dev.l9.trace.generator.verify.VerificationResult;
import dev.l9.trace.generator.verify.Verified;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTableTest {

  private static final TestSources TESTS =
      TestSources.of(
          List.of(
              new GeneratedFile(
                  "src/test/java/com/example/ShopTest.java",
                  FileRole.TEST,
                  """
                  package com.example;

                  class ShopTest {
                    @Test
                    @Tag("runtime.correlation_id")
                    void pay_keepsTheId() {
                      assertEquals("c", pay().correlationId());
                      assertEquals(200, pay().status());
                    }

                    @Test
                    @Tag("errors.typed")
                    void pay_fails() {
                      assertThrows(NotPaid.class, () -> pay());
                    }

                    @Test
                    @Tag("records.nulls")
                    void pay_isOk() {
                      assertTrue(pay().ok());
                    }

                    @Test
                    void pay_namesNothing() {
                      assertEquals("c", pay().correlationId());
                    }
                  }
                  """)));

  private static VerificationResult ran(TestOutcome... outcomes) {
    List<String> names = List.of("pay_keepsTheId", "pay_fails", "pay_isOk", "pay_namesNothing");
    Map<String, TestOutcome> all = new HashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] != TestOutcome.NOT_RUN) {
        all.put("com.example.ShopTest#" + names.get(i), outcomes[i]);
      }
    }
    return Verified.ran(0, new TestRun(all, List.of(), List.of()));
  }

  private static final TestOutcome PASSED = TestOutcome.PASSED;

  @Test
  void testsThatPassed_areEvidence_andOthersAreNamed() {
    EvidenceTable table =
        EvidenceTable.of(
            TESTS,
            ran(PASSED, PASSED, PASSED, PASSED),
            List.of(
                new Acceptance("runtime.correlation_id", 3), new Acceptance("records.nulls", 4)));
    assertEquals(
        """
        ## TEST EVIDENCE TABLE

        | Test Name | Contract Proved | Fields Asserted |
        |-----------|-----------------|-----------------|
        | ShopTest.pay_keepsTheId | runtime.correlation_id | correlationId, status |
        | ShopTest.pay_fails | errors.typed | NotPaid |

        - `ShopTest.pay_isOk` asserts nothing but a status.
        - `ShopTest.pay_namesNothing` names no contract.
        - No test that passed proves `records.nulls`, which line 4 of the spec asks for.
        """,
        table.text());
    assertFalse(table.isComplete());
  }

  @Test
  void testsThatFailedOrDidNotRun_areNoEvidence() {
    EvidenceTable table =
        EvidenceTable.of(
            TESTS,
            ran(TestOutcome.FAILED, TestOutcome.SKIPPED, TestOutcome.NOT_RUN, PASSED),
            List.of(new Acceptance("errors.typed", 9)));
    assertEquals(List.of(), table.rows());
    assertEquals(
        Map.of(
            Gap.FAILED, List.of("ShopTest.pay_keepsTheId"),
            Gap.SKIPPED, List.of("ShopTest.pay_fails"),
            Gap.NOT_RUN, List.of("ShopTest.pay_isOk"),
            Gap.NO_CONTRACT, List.of("ShopTest.pay_namesNothing")),
        table.others());
    assertTrue(
        table
            .text()
            .endsWith(
                """

                - `ShopTest.pay_keepsTheId` failed.
                - `ShopTest.pay_fails` was skipped.
                - `ShopTest.pay_isOk` was not run.
                - `ShopTest.pay_namesNothing` names no contract.
                - No test that passed proves `errors.typed`, which line 9 of the spec asks for.
                """),
        table.text());
  }

  @Test
  void withoutARun_thereIsNoTable() {
    EvidenceTable table =
        EvidenceTable.of(
            TESTS,
            new VerificationResult.NotRun("There is no Maven."),
            List.of(new Acceptance("errors.typed", 9)));
    assertEquals(
        "## TEST EVIDENCE TABLE\n\nNo test was run, so there is no evidence: There is no Maven.\n",
        table.text());
    assertFalse(table.isComplete());
    assertEquals(1, table.unproved().size());
  }

  @Test
  void cells_doNotEndTheirRow() {
    EvidenceTable table =
        new EvidenceTable(
            "", List.of(new EvidenceTable.Row("A.a", "x|y\nz", List.of("b"))), Map.of(), List.of());
    assertTrue(table.text().endsWith("| A.a | x\\|y z | b |\n"), table.text());
    assertTrue(table.isComplete());
  }
}
