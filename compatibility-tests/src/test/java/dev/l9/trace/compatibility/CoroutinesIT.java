package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.AsyncTrees;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Kotlin function that is suspended ends when it has come to its end. */
@JdksInTurn
class CoroutinesIT {

  @TempDir Path folder;

  private static LanguageProgram program;

  @BeforeAll
  static void compile() {
    String classPath = LanguageCompilers.once("Coroutines.kt");
    program = new LanguageProgram(classPath, "demo.CoroutinesKt", "Coroutines.kt");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void suspendFunctions_endWithTheirLastPart(Jdk jdk) {
    assertTrees(program.trace(jdk, folder, ""));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void coroutinesBeforeTheFirstTracedClass_changeNothing(Jdk jdk) {
    LanguageProgram late =
        new LanguageProgram(program.classPath(), "demo.Late", program.sourceFile());
    assertTrees(late.trace(jdk, folder, ""));
  }

  private static void assertTrees(List<TraceEvent> events) {
    AsyncTrees.assertEnclosing(events);
    List<TraceEvent> raced = new ArrayList<>();
    List<TraceEvent> others = new ArrayList<>();
    Set<CapturedValue> roots = roots(events, "raced");
    for (TraceEvent event : events) {
      (roots.contains(event.metadata().get("root_id")) ? raced : others).add(event);
    }
    assertEquals(
        """
        doesNotWait(n=7) → 7
          work(n=7) → 7
        elsewhere(n=5) → 6
          leaf(n=5) → 5
            work(n=5) → 5
          work(n=1) → 1
        failsAtOnce() → IllegalStateException: at once [error]
          work(n=0) → 0
        failsElsewhere() → IllegalArgumentException: elsewhere [error]
        failsLater() → IllegalStateException: later [error]
        hidden() → ***
        never() → cancelled [blocked]
        never() → cancelled [blocked]
        outer(n=1) → 3
          leaf(n=1) → 1
            work(n=1) → 1
          leaf(n=2) → 2
            work(n=2) → 2
        parallel() → 6
          leaf(n=1) → 1
            work(n=1) → 1
          leaf(n=2) → 2
            work(n=2) → 2
          leaf(n=3) → 3
            work(n=3) → 3
        passing(n=6) → 6
          passed(n=6) → 6
            leaf(n=6) → 6
              work(n=6) → 6
        recursive(n=2) → 2
          recursive(n=1) → 1
            recursive(n=0) → 0
        tail(n=8) → 8
        tailThatWaits(gate=CompletableDeferredImpl{}) → 9
        waitsForEver() → cancelled [blocked]
        """,
        TraceText.sortedTree(others));
    assertEquals(
        IntStream.range(0, 200)
            .mapToObj(n -> "raced(n=" + n + ") → " + 2 * n + "\n  work(n=" + n + ") → " + n + "\n")
            .sorted()
            .collect(Collectors.joining()),
        TraceText.sortedTree(raced));
    assertEquals(
        new CapturedValue.Text("first"),
        events.stream()
            .filter(event -> event.operation().equals("outer"))
            .findFirst()
            .orElseThrow()
            .metadata()
            .get("step"));
    for (TraceEvent event : events) {
      boolean isCancelled = event.outputSummary().equals("cancelled");
      assertEquals(
          isCancelled ? new CapturedValue.Bool(true) : null,
          event.metadata().get("cancelled"),
          event::toString);
    }
  }

  private static Set<CapturedValue> roots(List<TraceEvent> events, String operation) {
    return events.stream()
        .filter(event -> event.operation().equals(operation))
        .map(event -> event.metadata().get("root_id"))
        .collect(Collectors.toSet());
  }
}
