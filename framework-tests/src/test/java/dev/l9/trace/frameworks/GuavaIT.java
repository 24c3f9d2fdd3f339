package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.AsyncTrees;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that returns a {@code ListenableFuture} ends when the future does. */
@JdksInTurn
class GuavaIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void listenableFutures_endTheirMethodsWithTheirResults(Jdk jdk) {
    TestProject project =
        Libraries.program("guava", new TestProject(folder))
            .libraries(Libraries.of("com/google/guava"))
            .compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.App");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", "demo.App"));
    List<TraceEvent> events = project.events();
    AsyncTrees.assertEnclosing(events);
    assertEquals(
        """
        asFuture(id=4) → order 4
          load(id=4) → order 4
        cancelled() → cancelled [blocked]
        catching() → caught
          failing() → IllegalStateException: no [error]
        failed() → IllegalStateException: at once [error]
        failing() → IllegalStateException: no [error]
        fluent(id=3) → ~order 3
          load(id=3) → order 3
        immediate() → at once
        own()
        scheduled() → order 5
          load(id=5) → order 5
        settable() → set
        submitted(id=1) → order 1
          load(id=1) → order 1
        task() → task
        transformed(id=2) → <order 2>
          submitted(id=2) → order 2
            load(id=2) → order 2
        """,
        TraceText.sortedTree(events));
    for (TraceEvent event : events) {
      boolean isCancelled = event.outputSummary().equals("cancelled");
      assertEquals(
          isCancelled ? new CapturedValue.Bool(true) : null,
          event.metadata().get("cancelled"),
          event::toString);
    }
  }
}
