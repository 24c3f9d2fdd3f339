package dev.l9.trace.generator.code.behaviour.role;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Idempotency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes the tests of calls that are repeated, through the service itself. What an operation does
 * for a call is counted by the calls of a fake.
 */
public final class RepeatedCallTests {

  /** With more entries than that, a test that fills all of them would take too long. */
  private static final int MANY = 20_000;

  private final OperationContext context;
  private final Idempotency idempotency;
  private final Supplier<TestBody> start;
  private final CodeBlock work;
  private final Function<CodeBlock, CodeBlock> requestOf;

  /**
   * Tests of an operation that remembers calls.
   *
   * @param start statements that have each call succeed
   * @param work the list of calls of a fake, one for each call that isn't a repeated one
   * @param requestOf an expression of a request, from an expression of its key
   */
  public RepeatedCallTests(
      OperationContext context,
      Idempotency idempotency,
      Supplier<TestBody> start,
      CodeBlock work,
      Function<CodeBlock, CodeBlock> requestOf) {
    this.context = context;
    this.idempotency = idempotency;
    this.start = start;
    this.work = work;
    this.requestOf = requestOf;
  }

  /** All of them. */
  public List<ContractTest> all() {
    List<ContractTest> tests = new ArrayList<>(List.of(duplicate(), expires()));
    if (idempotency.maxEntries() <= MANY) {
      tests.add(bounded());
    }
    return tests;
  }

  private ContractTest duplicate() {
    TypeName result = context.names().type(context.operation().output().orElseThrow());
    TestBody body =
        start
            .get()
            .gap()
            .then("$T first = $L", result, call("key"))
            .then("$T second = $L", result, call("key"))
            .gap()
            .equal(CodeBlock.of("first"), "second");
    worked(body, CodeBlock.of("1"));
    return test("answersARepeatedCallAsTheFirst", "idempotency.duplicate_returns_ok", body);
  }

  private ContractTest expires() {
    TestBody body =
        start
            .get()
            .then("$L", call("key"))
            .gap()
            .then("clock.advance($L.minusNanos(1))", Literals.duration(idempotency.ttl()))
            .then("$L", call("key"));
    worked(body, CodeBlock.of("1"));
    body.then("clock.advance($T.ofNanos(1))", Duration.class).then("$L", call("key"));
    worked(body, CodeBlock.of("2"));
    return test("forgetsACallAfterItsTime", "idempotency.expires", body);
  }

  /** One call more than there is room for pushes out the oldest, and no other. */
  private ContractTest bounded() {
    int entries = idempotency.maxEntries();
    CodeBlock each =
        context
            .fixture()
            .call(context.operation(), requestOf.apply(CodeBlock.of("$S + i", "key-")));
    CodeBlock filling =
        CodeBlock.builder()
            .beginControlFlow("for (int i = 0; i <= $L; i++)", Literals.whole(entries))
            .addStatement(each)
            .endControlFlow()
            .build();
    TestBody body = start.get().then(filling).gap();
    body.then("$L", call("key-" + entries)).then("$L", call("key-1"));
    worked(body, CodeBlock.of("$L", Literals.whole(entries + 1L)));
    body.then("$L", call("key-0"));
    worked(body, CodeBlock.of("$L", Literals.whole(entries + 2L)));
    return test("remembersABoundedNumberOfCalls", "idempotency.bounded", body);
  }

  private void worked(TestBody body, CodeBlock times) {
    body.equal(times, CodeBlock.of("$L.size()", work));
  }

  private CodeBlock call(String key) {
    return context.fixture().call(context.operation(), requestOf.apply(CodeBlock.of("$S", key)));
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
