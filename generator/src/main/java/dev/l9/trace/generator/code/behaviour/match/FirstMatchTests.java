package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import java.util.List;

/** Writes the tests that prove that the first rule that matches decides, and what it means. */
final class FirstMatchTests {

  private static final String PRIORITY = "governance.first_match_by_priority";

  private final OperationContext context;
  private final FirstMatch match;
  private final MatchTypes types;
  private final MatchFixture fixture;

  FirstMatchTests(OperationContext context, FirstMatch match, MatchTypes types) {
    this.context = context;
    this.match = match;
    this.types = types;
    this.fixture = new MatchFixture(context, match, types);
  }

  /** Adds the tests, and what they need. */
  void addTo(OperationCode code) {
    code.test(lowestPriority()).test(equalPriorities()).test(allConditions());
    new ComparisonTests(context, types, fixture).all().forEach(code::test);
    code.test(kept()).test(clockGoesBack()).test(noMatch());
    new LoadFailureTests(context, match, types, fixture).all().forEach(code::test);
    new AuditTests(context, match, types, fixture).all().forEach(code::test);
    fixture.constants().forEach(code::testField);
    code.testMethod(fixture.ruleMethod())
        .testMethod(fixture.matchedMethod())
        .testMethod(fixture.decidedByDefaultMethod());
  }

  private ContractTest lowestPriority() {
    TestBody body =
        new TestBody()
            .then(
                fixture.given(
                    fixture.rule(1, 1, fixture.holding()), fixture.rule(0, 0, fixture.holding())))
            .gap()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .gap();
    return test("asksTheLowestPriorityFirst", decided(body, 0));
  }

  private ContractTest equalPriorities() {
    TestBody body =
        new TestBody()
            .then(
                fixture.given(
                    fixture.rule(0, 0, fixture.holding()), fixture.rule(1, 0, fixture.holding())))
            .gap()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .gap();
    return test("takesTheFirstOfEqualPriorities", decided(body, 0));
  }

  private ContractTest allConditions() {
    CodeBlock passedOver =
        fixture.mayHaveTwoConditions()
            ? fixture.rule(0, 0, fixture.holding(), fixture.failing())
            : fixture.rule(0, 0, fixture.failing());
    TestBody body =
        new TestBody()
            .then(fixture.given(passedOver, fixture.rule(1, 1, fixture.holding())))
            .gap()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .gap();
    return test("passesOverARuleWhoseConditionFails", decided(body, 1));
  }

  private TestBody decided(TestBody body, int rule) {
    return body.equal(CodeBlock.of("$S", fixture.id(rule)), "decision.ruleId()")
        .equal(fixture.effect(rule), "decision.effect()");
  }

  private ContractTest kept() {
    TestBody body =
        new TestBody()
            .then(fixture.given(fixture.rule(0, 0, fixture.holding())))
            .equal(CodeBlock.of("$S", fixture.id(0)), ruleId())
            .then(fixture.given(fixture.rule(1, 0, fixture.holding())))
            .then("clock.advance($L.minusNanos(1))", Literals.duration(match.keepRules()))
            .equal(CodeBlock.of("$S", fixture.id(0)), ruleId())
            .then("clock.advance($T.ofNanos(1))", java.time.Duration.class)
            .equal(CodeBlock.of("$S", fixture.id(1)), ruleId());
    return test("keepsTheRulesForAWhile", body);
  }

  private ContractTest clockGoesBack() {
    TestBody body =
        new TestBody()
            .then(fixture.given(fixture.rule(0, 0, fixture.holding())))
            .equal(CodeBlock.of("$S", fixture.id(0)), ruleId())
            .then(fixture.given(fixture.rule(1, 0, fixture.holding())))
            .then("clock.advance($T.ofNanos(-1))", java.time.Duration.class)
            .equal(CodeBlock.of("$S", fixture.id(1)), ruleId());
    return test("loadsTheRulesAgainWhereTheClockGoesBack", body);
  }

  private ContractTest noMatch() {
    TestBody body =
        new TestBody()
            .then(fixture.given(fixture.rule(0, 0, fixture.failing())))
            .gap()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .gap()
            .then(fixture.decidedByDefault("decision"));
    return ContractTest.of(
        context.operation().name() + "_decidesByDefaultWhereNoRuleMatches",
        "governance.deny_by_default",
        body.end());
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation());
  }

  private CodeBlock ruleId() {
    return CodeBlock.of("$L.ruleId()", call());
  }

  private ContractTest test(String behaviour, TestBody body) {
    return new ContractTest(
        context.operation().name() + "_" + behaviour, List.of(PRIORITY), body.end(), false);
  }
}
