package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.RepeatedCallTests;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the tests of a loop that works once for each key. */
final class RunOnceTests {

  private final OperationContext context;
  private final LoopTypes types;
  private final LoopFixture fixture;
  private final String requestOf;

  RunOnceTests(OperationContext context, LoopTypes types, LoopFixture fixture) {
    this.context = context;
    this.types = types;
    this.fixture = fixture;
    this.requestOf = new LocalNames(context).of("requestOf");
  }

  /** Adds the tests, if the operation remembers its calls. */
  void addTo(OperationCode code) {
    context.operation().idempotency().ifPresent(idempotency -> add(code, idempotency));
  }

  private void add(OperationCode code, Idempotency idempotency) {
    code.test(failed());
    context
        .inputField(idempotency.key())
        .filter(RunOnceTests::takesAnyText)
        .ifPresent(
            key -> {
              code.testMethod(requestMethod(key));
              new RepeatedCallTests(
                      context, idempotency, fixture::atOnce, fixture.nextCalls(), this::request)
                  .all()
                  .forEach(code::test);
            });
  }

  private static boolean takesAnyText(FieldSpec key) {
    return key.type().name().equals("String")
        && key.constraints().pattern().isEmpty()
        && key.constraints().minLength().orElse(0) <= 3
        && key.constraints().maxLength().orElse(12) >= 12;
  }

  private CodeBlock request(CodeBlock key) {
    return CodeBlock.of("$N($L)", requestOf, key);
  }

  private MethodSpec requestMethod(FieldSpec key) {
    return MethodSpec.methodBuilder(requestOf)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(context.names().type(types.request()))
        .addParameter(String.class, "key")
        .addStatement(
            "return $L",
            context.samples().record(types.request(), 0, Map.of(key.name(), CodeBlock.of("key"))))
        .build();
  }

  /** A failed call isn't remembered. */
  private ContractTest failed() {
    TestBody body =
        new TestBody()
            .failing(context.fixture().on(types.next().ref()), "input")
            .fails(context.errors().errorOf(types.next().ref()), call())
            .then(fixture.atOnce().end())
            .gap()
            .then("$L", fixture.run())
            .gap()
            .equal(CodeBlock.of("2"), CodeBlock.of("$L.size()", fixture.nextCalls()))
            .equal(fixture.completed(), CodeBlock.of("result.$N()", fixture.outcomeName()));
    return test("worksAgainAfterAFailure", body);
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation());
  }

  private ContractTest test(String behaviour, TestBody body) {
    return ContractTest.of(
        context.operation().name() + "_" + behaviour,
        "idempotency.first_processes_fully",
        body.end());
  }
}
