package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A method that returns a {@code Mono} or a {@code Flux} ends with its first subscription. */
@JdksInTurn
class ReactorIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void monoAndFlux_endTheirMethodsWithTheirFirstSubscription(Jdk jdk) {
    TestProject project =
        Libraries.program("reactor", new TestProject(folder))
            .libraries(Libraries.of("io/projectreactor", "org/reactivestreams", "org/jspecify"))
            .compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.App");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", "demo.App"));
    List<TraceEvent> events = project.events();
    AsyncTrees.assertEnclosing(events);
    assertEquals(
        """
        connectable() → FluxPublish{source=FluxRange{start=0, end=2}, prefetch=256, queueSupplier=reactor.util.concurrent.Q…
        endless() → cancelled [blocked]
        failing() → IllegalStateException: no [error]
        find(id=1) → order 1
          load(id=1) → order 1
        find(id=4) → order 4
          load(id=4) → order 4
        find(id=5) → order 5
          load(id=5) → order 5
        flaky() → IllegalStateException: first [error]
        hidden() → ***
        known() → known
        knownFailure() → IllegalStateException: known [error]
        many(count=3) → count=3, first=[0, 2, 4]
          twice(n=0) → 0
          twice(n=1) → 2
          twice(n=2) → 4
        named()
        nested(id=2) → order 12
          find(id=12) → order 12
            load(id=12) → order 12
          find(id=2) → order 2
            load(id=2) → order 2
          shown(order=order 2) → <order 2>
        never() → cancelled [blocked]
        nothing() → null
        onDemand(count=12) → count=12, first=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        publisher() → count=2, first=[0, 1]
        refused() → IllegalArgumentException: not today [blocked]
        shown(order=order 1) → <order 1>
        slow(count=2) → count=2, first=[0, 1]
        thrown() → IllegalStateException: before [error]
        tooLong() → cancelled [blocked]
        unused()
        withContext() → for Ada
        """,
        TraceText.sortedTree(events));
    for (TraceEvent event : events) {
      boolean isCancelled = event.outputSummary().equals("cancelled");
      assertEquals(
          isCancelled ? new CapturedValue.Bool(true) : null,
          event.metadata().get("cancelled"),
          event::toString);
      boolean isUnused = List.of("unused", "named").contains(event.operation());
      assertEquals(
          isUnused ? new CapturedValue.Bool(false) : null,
          event.metadata().get("subscribed"),
          event::toString);
    }
    assertTrue(AsyncTrees.nanos(project.event("slow")) > 35_000_000);
  }
}
