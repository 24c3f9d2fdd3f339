package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.InputFacts;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.behaviour.role.ThreadIdTest;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the tests of the records of decisions, and of what links them with the requests. */
final class AuditTests {

  private final OperationContext context;
  private final FirstMatch match;
  private final MatchTypes types;
  private final MatchFixture fixture;
  private final String request;

  AuditTests(OperationContext context, FirstMatch match, MatchTypes types, MatchFixture fixture) {
    this.context = context;
    this.match = match;
    this.types = types;
    this.fixture = fixture;
    this.request = context.fixture().request(context.operation());
  }

  /** All of them. */
  List<ContractTest> all() {
    List<ContractTest> tests = new ArrayList<>();
    tests.add(audited());
    tests.add(denialAudited());
    correlated().ifPresent(tests::add);
    ThreadIdTest.of(context, records(), types.record(), call()).ifPresent(tests::add);
    tests.add(auditFails());
    return tests;
  }

  private ContractTest audited() {
    TestBody body = new TestBody().then(fixture.given(fixture.rule(0, 0, fixture.holding()))).gap();
    return test("recordsTheDecision", "governance.audited", recorded(body));
  }

  private ContractTest denialAudited() {
    TestBody body =
        new TestBody()
            .then("$L = () -> $T.of()", context.fixture().on(match.rules()), List.class)
            .gap();
    recorded(body)
        .equal(fixture.defaultEffect(), CodeBlock.of("$L.get(0).decision().effect()", records()));
    return test("recordsWhatIsDecidedByDefault", "governance.audited", body);
  }

  private TestBody recorded(TestBody body) {
    CodeBlock expected =
        new RecordRoles(context, types.record())
            .correlationId(InputFacts.correlationId(context, request))
            .threadId(ThreadIdTest.expected(context))
            .named("request", types.request(), CodeBlock.of("$N", request))
            .named("decision", types.decision(), CodeBlock.of("decision"))
            .named("at", TypeRef.of("Instant"), CodeBlock.of("NOW"))
            .newRecord();
    return body.then("$T decision = $L", context.names().type(types.decision()), call())
        .gap()
        .equal(CodeBlock.of("$T.of($L)", List.class, expected), records());
  }

  private Optional<ContractTest> correlated() {
    Optional<CodeBlock> id = InputFacts.correlationId(context, request);
    TestBody body =
        new TestBody()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .gap();
    boolean isLinked = false;
    for (TypeRef type : List.of(types.decision(), types.record())) {
      if (id.isPresent() && context.samples().shapes().has(type, "correlationId", "String")) {
        CodeBlock object =
            type.equals(types.decision())
                ? CodeBlock.of("decision")
                : CodeBlock.of("$L.get(0)", records());
        body.equal(id.get(), CodeBlock.of("$L.correlationId()", object));
        isLinked = true;
      }
    }
    return isLinked
        ? Optional.of(test("keepsTheCorrelationId", "runtime.correlation_id", body))
        : Optional.empty();
  }

  private ContractTest auditFails() {
    ClassName error = context.errors().errorOf(match.audit());
    TestBody body =
        new TestBody()
            .then(fixture.given(fixture.rule(0, 0, fixture.holding())))
            .failing(context.fixture().on(match.audit()), "record")
            .gap()
            .failsWithError(error, call())
            .gap()
            .same("failure", "error.getCause()");
    if (context.errors().isCorrelated()) {
      body.equal(CodeBlock.of("$N.correlationId()", request), "error.correlationId()");
    }
    return new ContractTest(
        context.operation().name() + "_failsWhereTheDecisionCannotBeRecorded",
        List.of("errors.typed", "errors.fail_closed"),
        body.end(),
        false);
  }

  private CodeBlock records() {
    return context.fixture().calls(match.audit());
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation());
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
