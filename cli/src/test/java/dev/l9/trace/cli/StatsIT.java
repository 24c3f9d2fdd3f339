package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/l9 stats} prints on a pipe and on a terminal. */
class StatsIT {

  private static final String TRACE =
      """
      {"trace_id":"alt_1705180800_a3f2","parent_id":null,"timestamp":"2026-01-13T14:00:00","hrm_layer":"altitude","operation":"transition","component":"altitude.py","input_summary":"L3→L2","output_summary":"success","duration_ms":5,"status":"success","metadata":{}}
      {"trace_id":"mem_1705180801_b7c1","parent_id":null,"timestamp":"2026-01-13T14:00:09","hrm_layer":"memory","operation":"write","component":"manager.py","input_summary":"a.b","output_summary":"","duration_ms":1000,"status":"error","metadata":{}}
      """;

  private static final String PIPED =
      """
      HRM Layer Stats (last 2 events):
      - altitude: 1 ops, avg 5ms, 0 errors  0 blocked  p50 5ms     p95 5ms     p99 5ms     max 5ms     0.1/s
      - memory: 1 ops, avg 1000ms, 1 error  0 blocked  p50 1000ms  p95 1000ms  p99 1000ms  max 1000ms  0.1/s

      Slowest operations:
      1. mem_write: 1000ms (a.b)  mem_1705180801_b7c1  error
      2. alt_transition: 5ms (L3→L2)  alt_1705180800_a3f2
      """;

  private static final String ON_TERMINAL =
      """
      <b>HRM Layer Stats (last 2 events):</b>
      - altitude: 1 ops, avg 5ms, 0 errors  █
          0 blocked  p50 5ms     p95 5ms     p99 5ms     max 5ms     0.1/s
      <r>- memory: 1 ops, avg 1000ms, 1 error</r>             █
          0 blocked  p50 1000ms  p95 1000ms  p99 1000ms  max 1000ms  0.1/s
      <d>  bars: how many took so long, from 5ms to 1000ms, each range 1.56 times the o…</d>

      <b>Slowest operations:</b>
      1. mem_write: 1000ms (a.b)  mem_1705180801_b7c1  error
      2. alt_transition: 5ms (L3→L2)  alt_1705180800_a3f2
      """;

  @TempDir Path folder;

  private Launcher launcher;

  @BeforeEach
  void copy() throws IOException {
    launcher = Launcher.create(folder, "l9");
    Files.writeString(launcher.home.resolve("trace.jsonl"), TRACE);
  }

  @Test
  void pipe_getsTextOrJson() {
    assertEquals(new ProgramRun(0, PIPED, ""), launcher.run(Jdk.running(), "stats"));
    assertEquals(
        new ProgramRun(
            0,
            """
            {"events":1,"skipped":0,"groups":[{"group":"memory","operations":1,"errors":1,"blocked":0,\
            "mean_ms":1000,"p50_ms":1000,"p95_ms":1000,"p99_ms":1000,"max_ms":1000}],\
            "slowest":[{"trace_id":"mem_1705180801_b7c1","operation":"write","duration_ms":1000,"input_summary":"a.b"}]}
            """,
            ""),
        launcher.run(Jdk.running(), "stats", "--json", "--hrm", "mem"));
  }

  @Test
  void terminal_getsBarsAndColours_butNoColoursWithNoColor() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script(1) of util-linux");
    assertEquals(coloured(), onTerminal(Map.of("TERM", "xterm")));
    assertEquals(plain(), onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1")));
    assertEquals(
        plain().replaceAll("(?m) +█$", "").replaceAll("  bars.*\n", ""),
        onTerminal(Map.of("TERM", "dumb")));
  }

  private static String coloured() {
    return ON_TERMINAL
        .replace("<b>", "\u001b[1m")
        .replace("<r>", "\u001b[31m")
        .replace("<d>", "\u001b[2m")
        .replaceAll("</.>", "\u001b[0m");
  }

  private static String plain() {
    return ON_TERMINAL.replaceAll("</?.>", "");
  }

  private String onTerminal(Map<String, String> more) {
    ProcessBuilder builder =
        launcher.builder(
            Launcher.home(Jdk.running()),
            "script",
            "-qec",
            "stty cols 80; '" + launcher.script() + "' stats",
            "/dev/null");
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(more);
    builder.environment().put("SHELL", "/bin/sh");
    return ProgramRun.of(builder).out().replace("\r", "");
  }
}
