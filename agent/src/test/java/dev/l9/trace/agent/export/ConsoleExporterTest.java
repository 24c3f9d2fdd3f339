package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.model.TraceStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a process of its own, since the console is the process's standard error. */
class ConsoleExporterTest {

  @Test
  void traces_arePrintedAsTrees_whenTheirRootsEnd_theRestAtTheEnd() throws Exception {
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
        List.of(
            "[rsn] run: in=1 → success (5ms)",
            "  └─[rsn] compile: in=2 → success (2ms)",
            "      └─[rsn] parse: in=3 → error IllegalStateException: no 3 (1ms)",
            "--",
            "[rsn] late: in=4 → success (0ms)"),
        said.lines().toList());
  }

  /** The process of the test. */
  public static void main(String[] args) {
    ConsoleExporter console = new ConsoleExporter(false);
    OpenSpan run =
        TestSpans.ended(TestSpans.site("a.C", "run"), 1, null, TraceStatus.SUCCESS, 5_000_000);
    OpenSpan compile =
        TestSpans.ended(TestSpans.site("a.C", "compile"), 2, run, TraceStatus.SUCCESS, 2_900_000);
    OpenSpan parse =
        TestSpans.ended(TestSpans.site("a.C", "parse"), 3, compile, TraceStatus.ERROR, 1_000_000);
    console.export(TestSpans.record(parse));
    console.export(TestSpans.record(compile));
    console.flush(false);
    console.export(TestSpans.record(run));
    System.err.println("--");
    OpenSpan late =
        TestSpans.ended(TestSpans.site("a.C", "late"), 4, run, TraceStatus.SUCCESS, 1000);
    console.export(TestSpans.record(late));
    console.flush(false);
    console.flush(true);
    console.flush(true);
  }
}
