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

/** A method that returns one of RxJava's types ends with its first subscription. */
@JdksInTurn
class RxJavaIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theFiveTypes_endTheirMethodsWithTheirFirstSubscription(Jdk jdk) {
    TestProject project =
        Libraries.program("rxjava", new TestProject(folder))
            .libraries(Libraries.of("io/reactivex", "org/reactivestreams"))
            .compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.App");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", "demo.App"));
    List<TraceEvent> events = project.events();
    AsyncTrees.assertEnclosing(events);
    assertEquals(
        """
        completable()
          load(id=3) → order 3
        completion() → cancelled [blocked]
        connectable() → ObservablePublish{source=ObservableRange{start=0, end=2}, current=null}
        empty() → null
        endless() → cancelled [blocked]
        failing() → IllegalStateException: no [error]
        flowable(count=12) → count=12, first=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        just() → known
        maybe(id=2) → order 2
          load(id=2) → order 2
        never() → cancelled [blocked]
        observable(count=3) → count=3, first=[0, 2, 4]
          twice(n=0) → 0
          twice(n=1) → 2
          twice(n=2) → 4
        publisher() → count=2, first=[0, 1]
        shown(order=order 1) → <order 1>
        single(id=1) → order 1
          load(id=1) → order 1
        subject()
        unused()
        """,
        TraceText.sortedTree(events));
    for (TraceEvent event : events) {
      boolean isCancelled = event.outputSummary().equals("cancelled");
      assertEquals(
          isCancelled ? new CapturedValue.Bool(true) : null,
          event.metadata().get("cancelled"),
          event::toString);
      boolean isUnused = event.operation().equals("unused");
      assertEquals(
          isUnused ? new CapturedValue.Bool(false) : null,
          event.metadata().get("subscribed"),
          event::toString);
    }
  }
}
