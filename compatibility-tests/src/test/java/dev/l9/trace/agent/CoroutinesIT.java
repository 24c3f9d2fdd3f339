package dev.l9.trace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Kotlin function that is suspended ends when it has come to its end. */
class CoroutinesIT {

  @TempDir static Path compiled;
  @TempDir Path folder;

  private static LanguageProgram program;

  @BeforeAll
  static void compile() {
    String classPath = LanguageCompilers.kotlin(compiled, "Coroutines.kt");
    program = new LanguageProgram(classPath, "demo.CoroutinesKt", "Coroutines.kt");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.agent.Jdk#all")
  void suspendFunctions_endWithTheirLastPart(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, "");
    AsyncTrees.assertEnclosing(events);
    StringBuilder raced = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      raced.append("raced(n=").append(i).append(") → ").append(2 * i).append("\n");
      raced.append("  work(n=").append(i).append(") → ").append(i).append("\n");
    }
    assertEquals(
        """
        outer(n=1) → 3
          leaf(n=1) → 1
            work(n=1) → 1
          leaf(n=2) → 2
            work(n=2) → 2
        elsewhere(n=5) → 6
          work(n=1) → 1
        leaf(n=5) → 5
          work(n=5) → 5
        failsLater() → IllegalStateException: later [error]
        failsAtOnce() → IllegalStateException: at once [error]
          work(n=0) → 0
        never() → cancelled [blocked]
        never() → cancelled [blocked]
        hidden() → ***
        doesNotWait(n=7) → 7
          work(n=7) → 7
        recursive(n=2) → 2
          recursive(n=1) → 1
            recursive(n=0) → 0
        tail(n=8) → 8
        tailThatWaits(gate=CompletableDeferredImpl{}) → COROUTINE_SUSPENDED
        raced
        """,
        TraceText.tree(events).replace(raced, "raced\n"));
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
}
