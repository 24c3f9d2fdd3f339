package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.OperationSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the tests of an operation that remembers its calls by a field of its input. They look at
 * how often a method was called.
 */
public final class IdempotencyTests {

  /** So many calls are made by a test, and no more. */
  private static final int MOST_CALLS = 20_000;

  private final OperationContext context;
  private final OperationSpec operation;
  private final Idempotency idempotency;
  private final CalledMethod observed;
  private final int each;

  /**
   * Tests of the operation of a context.
   *
   * @param observed a method that each call of the operation calls, if its work is done
   * @param each how often, while all fakes do what they do at first
   */
  public IdempotencyTests(OperationContext context, CalledMethod observed, int each) {
    this.context = context;
    this.operation = context.operation();
    this.idempotency = operation.idempotency().orElseThrow();
    this.observed = observed;
    this.each = each;
  }

  /** Adds the tests, and what they need. */
  public void addTo(OperationCode code) {
    code.test(answersARepeatedCall());
    code.test(forgets());
    code.test(doesNotRememberAFailure());
    FieldSpec key = context.inputField(idempotency.key()).orElseThrow();
    Optional<SampleKeys> keys =
        SampleKeys.of(key, idempotency.maxEntries())
            .filter(found -> idempotency.maxEntries() <= MOST_CALLS);
    if (hasOther(key) || keys.isPresent()) {
      code.testMethod(requestWithKey(key));
    }
    if (hasOther(key)) {
      code.test(worksOnEachKey(key));
    }
    keys.ifPresent(found -> code.test(isBounded(found)));
  }

  private boolean hasOther(FieldSpec key) {
    return !context.samples().text(key, 0).equals(context.samples().text(key, 1));
  }

  private ContractTest answersARepeatedCall() {
    CodeBlock call = context.fixture().call(operation);
    CodeBlock.Builder body = CodeBlock.builder();
    if (operation.output().isPresent()) {
      TypeName type = context.names().type(operation.output().get());
      body.addStatement("$T first = $L", type, call);
      body.addStatement(
          type.isPrimitive() ? "$T.assertEquals(first, $L)" : "$T.assertSame(first, $L)",
          JavaFiles.ASSERTIONS,
          call);
    } else {
      body.addStatement(call).addStatement(call);
    }
    body.add(expectCalls(each));
    String contract = "idempotency.duplicate_returns_ok";
    return test("answersARepeatedCallAsTheFirst", contract, body.build());
  }

  private ContractTest worksOnEachKey(FieldSpec key) {
    CodeBlock other = withKey(context.samples().value(key, 1));
    CodeBlock body =
        CodeBlock.builder()
            .addStatement(context.fixture().call(operation))
            .add(expectCalls(each))
            .addStatement(context.fixture().call(operation, other))
            .add(expectCalls(2 * each))
            .build();
    return test("worksOnEachKeyOnce", "idempotency.first_processes_fully", body);
  }

  private ContractTest forgets() {
    CodeBlock call = context.fixture().call(operation);
    CodeBlock body =
        CodeBlock.builder()
            .addStatement(call)
            .addStatement("clock.advance($L.minusNanos(1))", Literals.duration(idempotency.ttl()))
            .addStatement(call)
            .add(expectCalls(each))
            .addStatement("clock.advance($T.ofNanos(1))", Duration.class)
            .addStatement(call)
            .add(expectCalls(2 * each))
            .build();
    return test("forgetsACallAfterItsTime", "idempotency.expires", body);
  }

  private ContractTest doesNotRememberAFailure() {
    CodeBlock on = context.fixture().on(observed.ref());
    CodeBlock call = context.fixture().call(operation);
    CodeBlock body =
        CodeBlock.builder()
            .addStatement("$T works = $L", context.answers().type(observed), on)
            .addStatement("$1T cause = new $1T($2S)", IllegalStateException.class, "no answer")
            .addStatement("$L = $L", on, context.answers().throwing(observed, "cause"))
            .addStatement(
                "$1T.assertThrows($2T.class, () -> $3L)",
                JavaFiles.ASSERTIONS,
                context.errors().errorOf(observed.ref()),
                call)
            .addStatement("$L = works", on)
            .addStatement(call)
            .add(expectCalls(1 + each))
            .build();
    return new ContractTest(
        operation.name() + "_doesNotRememberAFailure",
        List.of("errors.fail_closed", "idempotency.first_processes_fully"),
        body,
        false);
  }

  private ContractTest isBounded(SampleKeys keys) {
    int max = idempotency.maxEntries();
    CodeBlock body =
        CodeBlock.builder()
            .beginControlFlow("for (int i = 0; i <= $L; i++)", Literals.whole(max))
            .addStatement(context.fixture().call(operation, withKey(keys.variable())))
            .endControlFlow()
            .add(expectCalls((max + 1) * each))
            .add("// The oldest call is forgotten, and the one after it isn't.\n")
            .addStatement(context.fixture().call(operation, withKey(keys.number(1))))
            .add(expectCalls((max + 1) * each))
            .addStatement(context.fixture().call(operation, withKey(keys.number(0))))
            .add(expectCalls((max + 2) * each))
            .build();
    return test("remembersNoMoreCallsThanItMay", "idempotency.bounded", body);
  }

  private CodeBlock withKey(CodeBlock key) {
    return CodeBlock.of("$N($L)", withKeyName(), key);
  }

  private String withKeyName() {
    return operation.name() + "RequestWith" + ModuleNames.capitalized(idempotency.key());
  }

  private MethodSpec requestWithKey(FieldSpec key) {
    CodeBlock request =
        context
            .samples()
            .record(operation.input(), 0, Map.of(key.name(), CodeBlock.of("$N", key.name())));
    return MethodSpec.methodBuilder(withKeyName())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(context.names().type(operation.input()))
        .addParameter(context.names().type(key.type()), key.name())
        .addStatement("return $L", request)
        .build();
  }

  private CodeBlock expectCalls(int count) {
    CodeBlock calls = context.fixture().calls(observed.ref());
    String size = observed.input().isPresent() ? ".size()" : "";
    return CodeBlock.builder()
        .addStatement(
            "$T.assertEquals($L, $L$L)", JavaFiles.ASSERTIONS, Literals.whole(count), calls, size)
        .build();
  }

  private ContractTest test(String behaviour, String contract, CodeBlock body) {
    return ContractTest.of(operation.name() + "_" + behaviour, contract, body);
  }
}
