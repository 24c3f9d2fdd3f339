package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that answer questions, as processes that {@code bin/l9} starts. */
@JdksInTurn
class QuestionsIT {

  private static final String TRACE =
      """
      {"trace_id":"sys_1768312800_jvm010001","parent_id":null,"timestamp":"2026-01-13T14:00:01.000000Z","hrm_layer":"system","operation":"order","component":"Shop.java","input_summary":"customer=ann","output_summary":"IOException: gone","duration_ms":30,"status":"error","metadata":{"root_id":"sys_1768312800_jvm010001","duration_ns":30000000,"task":"order","class":"com.acme.Shop","method":"order","thread":"main"}}
      """;

  private static final String ERRORS =
      """
      IOException: gone
        where   Shop.order
        inputs  customer=ann
        path    Shop.order
        count   1, at 2026-01-13T14:00:01Z
        thread  main
        id      sys_1768312800_jvm010001
      """;

  private static final String RUNS =
      """
      start                 run      kind     pid  jdk  revision  events  failures  blocked    ms  command
      2026-01-13T14:00:01Z  (jvm01)  program                           1         1        0  30.0
      """;

  private static final String CALLS =
      """
      com.acme.Shop#order: 1 call, 1 error, 1 input
      calls  mean ms  max ms  last                      input         output
          1     30.0    30.0  2026-01-13T14:00:01Z      customer=ann  error IOException: gone
      """;

  private static final String SLOW =
      """
      self ms  total ms  calls  errors  p50 ms  p95 ms  p99 ms  max ms  method
         30.0      30.0      1       1    30.0    30.0    30.0    30.0  Shop.order
      """;

  private static final String CALLERS =
      """
      com.acme.Shop#order: 1 call, 1 error
      calls  errors  called by
          1       1  (no traced caller)
      calls  errors  in traces of  kind  command
          1       1  Shop.order
      """;

  @TempDir Path folder;

  private String shell(Jdk jdk, String script) throws IOException {
    Launcher launcher = Launcher.create(folder, "l9");
    Files.writeString(launcher.home.resolve("trace.jsonl"), TRACE);
    ProcessBuilder builder =
        launcher.builder(
            Launcher.home(jdk), "bash", "-c", script.replace("l9 ", launcher.script() + " "));
    builder.environment().put("L9_ARCHIVE", "off");
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm");
    ProgramRun run = ProgramRun.of(builder);
    assertEquals(0, run.exitCode(), run::toString);
    return run.out() + run.err();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void pipes_getTheAnswerOnly_andStandardErrorSaysWhatComesNext(Jdk jdk) throws IOException {
    assertEquals(
        ERRORS
            + RUNS
            + CALLS
            + SLOW
            + CALLERS
            + """
            next: l9 view --trace-id sys_1768312800_jvm010001
            next: l9 errors --since 2026-01-13T14:00:01Z
            next: l9 view --trace-id sys_1768312800_jvm010001
            next: l9 view --trace-id sys_1768312800_jvm010001
            next: l9 calls Shop.order
            """,
        shell(
            jdk,
            "l9 errors && l9 runs && l9 calls Shop#order && l9 slow - < trace.jsonl"
                + " && l9 callers Shop.order - < trace.jsonl"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void terminals_getColours_unlessNobodyWantsThem(Jdk jdk) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1)");
    String next = "next: l9 view --trace-id sys_1768312800_jvm010001\n";
    String coloured =
        ERRORS
            .replaceFirst("(.*)\n", "\u001b[31m$1\u001b[0m\n")
            .replaceAll("(?m)^(  \\w+ +)", "\u001b[2m$1\u001b[0m");
    assertEquals(
        coloured + next + ERRORS + next,
        shell(jdk, "script -qec 'l9 errors; NO_COLOR=1 l9 errors' /dev/null").replace("\r", ""));
  }
}
