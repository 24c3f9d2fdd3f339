package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.RepeatedCallTests;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.behaviour.role.ThreadIdTest;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import java.util.List;
import java.util.Optional;

/** Writes the tests of what is handed on, how often, and what happens where that fails. */
final class DeliveryTests {

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;
  private final SignedRecords records;
  private final SignedFixture fixture;

  DeliveryTests(
      OperationContext context,
      SignedRequest signed,
      SignedTypes types,
      SignedRecords records,
      SignedFixture fixture) {
    this.context = context;
    this.signed = signed;
    this.types = types;
    this.records = records;
    this.fixture = fixture;
  }

  /** Adds the tests. */
  void addTo(OperationCode code) {
    code.test(metadata());
    correlated().ifPresent(code::test);
    thread().ifPresent(code::test);
    code.test(deliveryFails()).test(secretFails());
    code.test(noSecret());
    tooLong().ifPresent(code::test);
    if (context.operation().idempotency().isPresent()) {
      repeated(code);
    }
  }

  private ContractTest metadata() {
    CodeBlock threadId = records.hasThreadId() ? threadId() : CodeBlock.of("null");
    CodeBlock expected =
        records.event(
            CodeBlock.of("$N", fixture.delivery()),
            threadId,
            CodeBlock.of("NOW"),
            CodeBlock.of("$N", fixture.body()));
    TestBody body =
        fixture
            .start()
            .gap()
            .then("$L", call())
            .gap()
            .equal(CodeBlock.of("$T.of($L)", List.class, expected), delivered());
    return test("handsOnWhatTheRequestSays", "packets.metadata_fields", body);
  }

  private Optional<ContractTest> correlated() {
    TestBody body =
        fixture
            .start()
            .gap()
            .then("$T response = $L", context.names().type(types.response()), call())
            .gap();
    if (records.answersCorrelationId()) {
      body.equal(CodeBlock.of("$N", fixture.delivery()), "response.correlationId()");
    }
    if (records.hasInEvent("correlationId", "String")) {
      body.equal(
          CodeBlock.of("$N", fixture.delivery()),
          CodeBlock.of("$L.get(0).correlationId()", delivered()));
    }
    boolean isLinked =
        records.answersCorrelationId() || records.hasInEvent("correlationId", "String");
    return isLinked
        ? Optional.of(
            new ContractTest(
                context.operation().name() + "_keepsTheCorrelationId",
                List.of("packets.correlation_links", "runtime.correlation_id"),
                body.end(),
                false))
        : Optional.empty();
  }

  private Optional<ContractTest> thread() {
    return Optional.of(fixture.start().gap().then("$L", call()))
        .filter(body -> records.hasThreadId())
        .map(
            body ->
                ThreadIdTest.test(
                    context, threadId(), body, CodeBlock.of("$L.get(0).threadId()", delivered())));
  }

  private CodeBlock threadId() {
    return ThreadIdTest.expected(context, fixture.deliveryText());
  }

  private ContractTest deliveryFails() {
    TestBody body = fixture.start().failing(context.fixture().on(signed.deliver()), "event").gap();
    if (types.responds()) {
      body.equal(records.failure(CodeBlock.of("$N", fixture.delivery())), call());
    } else {
      failure(body, context.errors().errorOf(signed.deliver()));
    }
    body.then("$L = event -> {}", context.fixture().on(signed.deliver()))
        .equal(CodeBlock.of("$N", fixture.accepted()), call())
        .equal(CodeBlock.of("2"), CodeBlock.of("$L.size()", delivered()));
    return failing("handsOnAgainWhatCouldNotBeHandedOn", body);
  }

  private ContractTest secretFails() {
    TestBody body = new TestBody().failing(context.fixture().on(signed.secret()), "()").gap();
    failure(body, context.errors().errorOf(signed.secret()));
    return failing("failsWhereTheSecretCannotBeHad", nothing(body));
  }

  private void failure(TestBody body, ClassName error) {
    body.failsWithError(error, call()).gap().same("failure", "error.getCause()");
  }

  private ContractTest noSecret() {
    TestBody body = new TestBody();
    for (CodeBlock secret : List.of(CodeBlock.of("null"), CodeBlock.of("$S", ""))) {
      body.then("$L = () -> $L", context.fixture().on(signed.secret()), secret)
          .fails(context.errors().errorOf(signed.secret()), call());
    }
    return failing("failsWhereThereIsNoSecret", nothing(body));
  }

  /** An id that is too long for an event. */
  private Optional<ContractTest> tooLong() {
    return context
        .samples()
        .shapes()
        .component(types.event(), "correlationId")
        .map(FieldSpec::constraints)
        .filter(constraints -> constraints.maxLength().isPresent())
        .map(this::tooLong);
  }

  private ContractTest tooLong(Constraints constraints) {
    int length = constraints.maxLength().orElseThrow() + 1;
    CodeBlock request = fixture.signed(CodeBlock.of("$S.repeat($L)", "x", length));
    TestBody body = fixture.start().gap();
    body.equal(
        CodeBlock.of("$N", fixture.refused()),
        context.fixture().call(context.operation(), request));
    return test("refusesANameThatIsTooLong", "signature.missing_headers_401", nothing(body));
  }

  private void repeated(OperationCode code) {
    Optional<FieldSpec> id = context.samples().shapes().component(types.event(), "correlationId");
    if (id.map(DeliveryTests::takesAnyText).orElse(true)) {
      new RepeatedCallTests(
              context,
              context.operation().idempotency().orElseThrow(),
              fixture::start,
              delivered(),
              fixture::signed)
          .all()
          .forEach(code::test);
    }
  }

  private static boolean takesAnyText(FieldSpec id) {
    return id.constraints().pattern().isEmpty()
        && id.constraints().minLength().orElse(0) <= 3
        && id.constraints().maxLength().orElse(12) >= 12;
  }

  private TestBody nothing(TestBody body) {
    return body.equal(CodeBlock.of("$T.of()", List.class), delivered());
  }

  private CodeBlock delivered() {
    return context.fixture().calls(signed.deliver());
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation(), fixture.signed());
  }

  private ContractTest failing(String behaviour, TestBody body) {
    return new ContractTest(
        context.operation().name() + "_" + behaviour,
        List.of("errors.fail_closed", "errors.typed"),
        body.end(),
        false);
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
