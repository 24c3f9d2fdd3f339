package dev.l9.trace.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TestSourcesTest {

  private static List<TestMethod> read(String text) {
    return TestSources.of(List.of(new GeneratedFile("src/ShopTest.java", FileRole.TEST, text)))
        .tests();
  }

  /** What a test with this body asserts. */
  private static Set<String> asserted(String body) {
    return read("class ShopTest { @Test void a() { " + body + " } }").get(0).asserted();
  }

  @Test
  void test_isReadWithItsClassLineAndContracts() {
    List<TestMethod> tests =
        read(
            """
            package com.example;

            class ShopTest {
              @Test
              @Tag("governance.audited")
              void decide_leavesAnAudit() {
                assertEquals("c-1", audits.last().correlationId());
              }

              void helper() {}

              @Nested
              class Limits {
                @ParameterizedTest
                @Tags({@Tag("a.b"), @Tag(value = "c.d")})
                void max(int i) {
                  assertThrows(TooMany.class, () -> service.decide(i).ok());
                }
              }
            }
            """);
    assertEquals(
        List.of(
            new TestMethod(
                "src/ShopTest.java",
                "com.example.ShopTest",
                "decide_leavesAnAudit",
                4,
                List.of("governance.audited"),
                new TreeSet<>(Set.of("correlationId", "last")),
                new TreeSet<>(),
                1),
            new TestMethod(
                "src/ShopTest.java",
                "com.example.ShopTest$Limits",
                "max",
                14,
                List.of("a.b", "c.d"),
                new TreeSet<>(Set.of("TooMany")),
                new TreeSet<>(),
                1)),
        tests);
    assertEquals("ShopTest.Limits.max", tests.get(1).shownName());
  }

  @Test
  void accessor_isNamedWithItsRecord_whereTheVariableSaysIt() {
    assertEquals(
        Set.of("Decision.effect", "Effect.DENY"),
        asserted("Decision decision = decide(); assertEquals(Effect.DENY, decision.effect());"));
    assertEquals(Set.of("effect"), asserted("assertNotNull(service.decide(request).effect());"));
  }

  @Test
  void wholeRecords_countByTheirTypes() {
    assertEquals(
        Set.of("Decision", "Effect.ALLOW", "decide"),
        asserted("assertEquals(new Decision(\"c\", Effect.ALLOW), service.decide(request));"));
    assertEquals(
        Set.of("Event", "all"),
        asserted("assertEquals(List.of(new Event(\"c\")), service.all(1));"));
    assertEquals(
        Set.of("Decision"), asserted("Decision first = a(), next = b(); assertSame(first, next);"));
  }

  @Test
  void resultOfACall_countsWhereItIsCompared() {
    assertEquals(
        Set.of("RecentCalls.result"),
        asserted("RecentCalls<String> calls = a(); assertEquals(\"1\", calls.result(\"a\", b));"));
  }

  @Test
  void statuses_areNoEvidence() {
    for (String assertion :
        List.of(
            "assertTrue(result.ok());",
            "assertTrue(result.isCompleted());",
            "assertEquals(200, result.status());",
            "assertEquals(Status.OK, service.run(1).status());",
            "assertTrue(approved);",
            "assertNotNull(result);",
            "assertTrue(service.approve(1));",
            "assertEquals(Status.OK, service.run(1));",
            "boolean ok = run(); assertEquals(true, ok);",
            "assertFalse(result.duplicate());",
            "assertDoesNotThrow(() -> service.run(request.correlationId()));",
            "assertAll(() -> assertTrue(result.success()));")) {
      assertEquals(Set.of(), asserted("var result = run(); " + assertion), assertion);
    }
  }

  @Test
  void statusBesideAField_isKeptApart() {
    TestMethod test =
        read("""
                class ShopTest {
                  @Test void a() { assertEquals(401, r.status()); assertEquals(0, sink.size()); }
                }
                """)
            .get(0);
    assertEquals(Set.of("sink"), test.asserted());
    assertEquals(Set.of("status"), test.statuses());
    assertEquals(2, test.assertions());
  }

  @Test
  void helpersOfTheClass_areFollowedOnce() {
    TestMethod test =
        read("""
                class ShopTest {
                  @Test void a() { check(run()); }
                  void check(Decision decision) { assertEquals("r", decision.ruleId()); check(decision); }
                }
                """)
            .get(0);
    assertEquals(Set.of("Decision.ruleId"), test.asserted());
  }

  @Test
  void whatAHelperReturns_isLookedAt() {
    List<TestMethod> tests =
        read(
            """
                class ShopTest {
                  @Test void a() { assertEquals("r", matched(1)); assertEquals(none(), run(2)); }
                  @Test void b() { assertTrue(wentWell()); }
                  String matched(int i) { return service.decide(i).ruleId(); }
                  Decision none() { return null; }
                  boolean wentWell() { return run(1).ok(); }
                }
                """);
    assertEquals(Set.of("ruleId", "Decision"), tests.get(0).asserted());
    assertEquals(Set.of(), tests.get(1).asserted());
  }

  @Test
  void expectedValues_areNotLookedAt() {
    assertEquals(
        Set.of("Effect", "Decision.id"),
        asserted(
            "Decision decision = a(); String name = b();"
                + " assertEquals(name, decision.id());"
                + " assertEquals(\"x\".repeat(3), decision.id());"
                + " assertEquals(UUID.fromString(\"a\"), decision.id());"
                + " assertEquals(\"[A, B]\", Arrays.toString(Effect.values()));"));
    assertEquals(Set.of("total"), asserted("int total = a(); assertEquals(3, total);"));
  }

  @Test
  void otherFilesThanTests_areNotRead() {
    GeneratedFile code =
        new GeneratedFile("A.java", FileRole.CODE, "class A { @Test void a() { assertTrue(b); } }");
    assertEquals(List.of(), TestSources.of(List.of(code)).tests());
  }
}
