package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.model.TraceStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In a process of its own, since the console is the process's standard error. */
class ConsoleExporterTest {

  @Test
  void traces_arePrintedAsTrees_whenTheyAreWhole_theRestAtTheEnd() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ConsoleExporterTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(
        """
        [rsn] C.run: in=1 → success (5ms)
          └─[rsn] C.compile: in=2 → success (2ms)
              └─[rsn] C.parse: in=3 → error IllegalStateException: no 3 (1ms)
        -- what comes later waits for no root
        [rsn] C.late: in=4 → success (0ms)
        -- a root waits for what is open below it
        [rsn] C.run: in=5 → success (5ms)
          └─[rsn] C.awaited: in=6 → success (7ms)
        -- but not for ever
        [rsn] C.run: in=8 → success (5ms)
        -- of too many, those whose roots have ended come first
        [rsn] C.run: in=20000 → success (1ms)
        -- and then all of them
        -- what waits for its root waits to the end
        [rsn] C.inner: in=30001 → success (0ms)
        """,
        said.replaceAll("\\[rsn] C.many.*\n", ""));
    assertEquals(10_000, said.split("C.many", -1).length - 1);
  }

  /** The process of the test. */
  public static void main(String[] args) {
    ConsoleExporter console = new ConsoleExporter(false);
    long now = System.nanoTime();
    OpenSpan run = span("run", 1, null, 5_000_000);
    OpenSpan compile = span("compile", 2, run, 2_900_000);
    OpenSpan parse =
        TestSpans.ended(TestSpans.site("a.C", "parse"), 3, compile, TraceStatus.ERROR, 1_000_000);
    export(console, parse, compile);
    console.look(Set.of(1L), now);
    console.look(Set.of(), now);
    console.look(Set.of(), now);
    export(console, run);
    console.look(Set.of(), now);
    say("what comes later waits for no root");
    export(console, span("late", 4, run, 1000));
    console.look(Set.of(), now);
    console.look(Set.of(), now);
    console.look(Set.of(), now);

    say("a root waits for what is open below it");
    OpenSpan second = span("run", 5, null, 5_000_000);
    export(console, second);
    console.look(Set.of(5L), now);
    console.look(Set.of(), now);
    console.look(Set.of(5L), now + TimeUnit.SECONDS.toNanos(9));
    console.look(Set.of(), now);
    export(console, span("awaited", 6, second, 7_000_000));
    console.look(Set.of(), now);

    say("but not for ever");
    export(console, span("run", 8, null, 5_000_000));
    console.look(Set.of(8L), System.nanoTime() + TimeUnit.SECONDS.toNanos(11));

    say("of too many, those whose roots have ended come first");
    OpenSpan open = span("open", 10, null, 0);
    for (int i = 1; i < 10_000; i++) {
      export(console, span("many", 10 + i, open, 0));
    }
    export(console, span("run", 20_000, null, 1_000_000));
    say("and then all of them");
    export(console, span("many", 20_001, open, 0));

    say("what waits for its root waits to the end");
    export(console, span("inner", 30_001, span("open", 30_000, null, 0), 0));
    console.look(Set.of(), now);
    console.look(Set.of(), now);
    console.flush(false);
    console.flush(true);
    console.flush(true);
  }

  private static OpenSpan span(String method, long number, @Nullable OpenSpan parent, long nanos) {
    return TestSpans.ended(
        TestSpans.site("a.C", method), number, parent, TraceStatus.SUCCESS, nanos);
  }

  private static void export(ConsoleExporter console, OpenSpan... spans) {
    for (OpenSpan span : spans) {
      console.export(TestSpans.record(span));
    }
  }

  private static void say(String what) {
    System.err.println("-- " + what);
  }
}
