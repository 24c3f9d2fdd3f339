package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.text.JavaFiles;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the tests of what remembers recent calls. */
final class RecentCallsTests {

  private final ClassName recentCalls;

  RecentCallsTests(ClassName recentCalls) {
    this.recentCalls = recentCalls;
  }

  /**
   * The tests.
   *
   * @param proved what tests of operations prove, and needn't be proved once more
   */
  List<ContractTest> list(Set<String> proved) {
    // Tests of operations make one call after the other.
    Stream<ContractTest> calledInTurn =
        Stream.of(isBounded(), expires()).filter(test -> !proved.containsAll(test.contracts()));
    Stream<ContractTest> calledAtOnce = Stream.of(waits(), worksAfterAFailure(), refusesItself());
    return Stream.concat(calledInTurn, calledAtOnce).toList();
  }

  private CodeBlock calls(int maxEntries) {
    TypeName type = ParameterizedTypeName.get(recentCalls, ClassName.get(String.class));
    return CodeBlock.builder()
        .addStatement(
            "$T calls = new $T<>(clock, $T.ofMinutes(1), $L)",
            type,
            recentCalls,
            Duration.class,
            maxEntries)
        .build();
  }

  private static CodeBlock expect(String expected, String key, String call) {
    return CodeBlock.builder()
        .addStatement(
            "$T.assertEquals($S, calls.result($S, () -> $S))",
            JavaFiles.ASSERTIONS,
            expected,
            key,
            call)
        .build();
  }

  private ContractTest isBounded() {
    CodeBlock body =
        CodeBlock.builder()
            .add(calls(2))
            .add(expect("1", "a", "1"))
            .add(expect("2", "b", "2"))
            .add(expect("3", "c", "3"))
            .add(expect("2", "b", "4"))
            .add(expect("3", "c", "5"))
            .add(expect("6", "a", "6"))
            .build();
    return ContractTest.of("recentCalls_forgetsTheOldest", "idempotency.bounded", body);
  }

  private ContractTest expires() {
    CodeBlock body =
        CodeBlock.builder()
            .add(calls(3))
            .add(expect("1", "a", "1"))
            .addStatement("clock.advance($T.ofSeconds(59))", Duration.class)
            .add(expect("1", "a", "2"))
            .add(expect("3", "b", "3"))
            .addStatement("clock.advance($T.ofSeconds(1))", Duration.class)
            .add(expect("4", "a", "4"))
            .add(expect("3", "b", "5"))
            .build();
    return ContractTest.of("recentCalls_forgetsAfterItsTime", "idempotency.expires", body);
  }

  private ContractTest waits() {
    CodeBlock body =
        CodeBlock.builder()
            .add(twoCalls())
            .addStatement("answer.complete($S)", "first")
            .add(expectGiven("first", "first"))
            .add(expectGiven("first", "second"))
            .build();
    return concurrent("recentCalls_letsAnEqualCallWait", "idempotency.duplicate_returns_ok", body);
  }

  private ContractTest worksAfterAFailure() {
    CodeBlock body =
        CodeBlock.builder()
            .add(twoCalls())
            .addStatement(
                "answer.completeExceptionally(new $T($S))",
                IllegalStateException.class,
                "no answer")
            .add(expectGiven("second", "second"))
            .addStatement(
                "$T.assertThrows($T.class, () -> first.get(1, $T.MINUTES))",
                JavaFiles.ASSERTIONS,
                ExecutionException.class,
                TimeUnit.class)
            .add(expect("second", "a", "third"))
            .build();
    return concurrent(
        "recentCalls_letsAWaitingCallWorkAfterAFailure", "idempotency.first_processes_fully", body);
  }

  private ContractTest refusesItself() {
    CodeBlock body =
        CodeBlock.builder()
            .add(calls(2))
            .addStatement(
                "$T.assertThrows($T.class, () -> calls.result($S, () -> calls.result($S, () -> $S)))",
                JavaFiles.ASSERTIONS,
                IllegalStateException.class,
                "a",
                "a",
                "1")
            .add(expect("2", "a", "2"))
            .build();
    return ContractTest.of(
        "recentCalls_refusesACallWithinItself", "idempotency.first_processes_fully", body);
  }

  private static ContractTest concurrent(String name, String contract, CodeBlock body) {
    return new ContractTest(name, List.of(contract), body, true);
  }

  /** Two calls with one key, of which the first waits for its answer, and the second for it. */
  private CodeBlock twoCalls() {
    TypeName task = ParameterizedTypeName.get(FutureTask.class, String.class);
    TypeName answer = ParameterizedTypeName.get(CompletableFuture.class, String.class);
    return CodeBlock.builder()
        .add(calls(2))
        .addStatement("$T answer = new $T<>()", answer, CompletableFuture.class)
        .addStatement(
            "$T first = new $T<>(() -> calls.result($S, answer::join))",
            task,
            FutureTask.class,
            "a")
        .addStatement(
            "$T second = new $T<>(() -> calls.result($S, () -> $S))",
            task,
            FutureTask.class,
            "a",
            "second")
        .addStatement("startUntilItWaits(first)")
        .addStatement("startUntilItWaits(second)")
        .build();
  }

  private static CodeBlock expectGiven(String expected, String task) {
    return CodeBlock.builder()
        .addStatement(
            "$T.assertEquals($S, $N.get(1, $T.MINUTES))",
            JavaFiles.ASSERTIONS,
            expected,
            task,
            TimeUnit.class)
        .build();
  }

  /** The method that starts a thread. */
  static MethodSpec startUntilItWaits() {
    return MethodSpec.methodBuilder("startUntilItWaits")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Starts a thread, and returns when it waits for something, or has ended.\n")
        .addParameter(Runnable.class, "task")
        .addStatement("$1T thread = new $1T(task)", Thread.class)
        .addStatement("thread.setDaemon(true)")
        .addStatement("thread.start()")
        .beginControlFlow(
            "while (thread.isAlive() && thread.getState() != $T.State.WAITING)", Thread.class)
        .addStatement("$T.onSpinWait()", Thread.class)
        .endControlFlow()
        .build();
  }
}
