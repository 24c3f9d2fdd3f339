package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/l9 view} as people run it: on a terminal, on a pipe, beside a traced program. */
@JdksInTurn
class ViewIT {

  private static final Path L9 = Path.of("../bin/l9").toAbsolutePath().normalize();

  private static final String EVENTS =
      """
      {"trace_id":"sys_1768312800_abcde0002","parent_id":"sys_1768312800_abcde0001","timestamp":"2026-01-13T14:00:00.000200Z","hrm_layer":"memory","operation":"reserve","component":"Inventory.java","input_summary":"item=日本日本日本日本, at=\\u001b[2J\\u202e","output_summary":"IOException: no route to the host of the stock","duration_ms":2,"status":"error","metadata":{"root_id":"sys_1768312800_abcde0001"}}
      {"trace_id":"sys_1768312800_abcde0001","parent_id":null,"timestamp":"2026-01-13T14:00:00.000100Z","hrm_layer":"system","operation":"order","component":"Shop.java","input_summary":"customer=ann","output_summary":"1","duration_ms":3,"status":"success","metadata":{"root_id":"sys_1768312800_abcde0001"}}
      """;

  /** Calls itself many times, so that small trace files are rotated often. */
  private static final String PROGRAM =
      """
      package demo;

      public class Main {
        public static void main(String[] args) throws Exception {
          System.in.read(); // Until somebody follows.
          for (int i = 0; i < 300; i++) {
            outer(i);
          }
        }

        static int outer(int n) {
          return inner(n) + 1;
        }

        static int inner(int n) {
          return n;
        }
      }
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void write() throws IOException {
    project = new TestProject(folder);
    Files.writeString(project.traceFile(), EVENTS);
  }

  private ProgramRun bash(String script, String... environment) {
    ProcessBuilder bash = project.builder(List.of("bash", "-c", script));
    bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
    bash.environment().keySet().removeAll(List.of("NO_COLOR", "COLUMNS"));
    bash.environment().put("L9_ARCHIVE", "off");
    bash.environment().put("SHELL", "/bin/sh");
    bash.environment().put("TERM", "xterm");
    bash.environment().put("l9", L9.toString());
    for (String variable : environment) {
      bash.environment().put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    return ProgramRun.of(bash);
  }

  /** What a terminal of so many columns gets. */
  private String terminal(int columns, String options, String... environment) {
    assumeTrue(
        bash("script --version && stty --version").exitCode() == 0, "there is no pseudo-terminal");
    String command = "stty cols " + columns + "; \"$l9\" view " + options;
    ProgramRun run = bash("script -qec '" + command + "' /dev/null < /dev/null", environment);
    assertEquals(0, run.exitCode(), run::toString);
    return run.out().replace("\r\n", "\n");
  }

  @Test
  void onAPipe_linesAreWhole_andUtf8_whateverTheLocaleIs() {
    assertEquals(
        new ProgramRun(
            0,
            """
            [sys] order: customer=ann → 1 (3ms)
              └─[mem] reserve: item=日本日本日本日本, at=�[2J� → error IOException: no route to the host of the stock (2ms)
            """,
            ""),
        bash("\"$l9\" view | cat", "LC_ALL=C"));
    assertEquals(EVENTS, bash("\"$l9\" view --json - < trace.jsonl", "LC_ALL=C").out());
  }

  @Test
  @Thorough
  void onATerminal_linesHaveColours_andAreCutBesideTheirArrows() {
    assertEquals(
        """
        \u001b[36m[sys]\u001b[0m order: customer=ann → 1\u001b[2m (3ms)\u001b[0m
          └─\u001b[36m[mem]\u001b[0m reserve: item=日本… → \u001b[31merror IOException: no…\u001b[0m\u001b[2m (2ms)\u001b[0m
        """,
        terminal(60, ""));
  }

  @Test
  @Thorough
  void noColor_isKeptTo_onATerminalToo() {
    assertEquals(
        """
        [sys] order: customer=ann → 1 (3ms)
          └─[mem] reserve: item=日本… → error IOException: no… (2ms)
        """,
        terminal(60, "", "NO_COLOR=1"));
  }

  @Test
  @Thorough
  void readerThatHasSeenEnough_endsItQuietly_beforeItHasReadAll() throws IOException {
    String line = EVENTS.lines().toList().get(1) + "\n";
    Files.writeString(project.traceFile(), line.repeat(20_000));
    for (String options : List.of("", "--flat --last 1000000", "--json --last 1000000")) {
      ProgramRun run = bash("set -o pipefail; \"$l9\" view " + options + " | head -1 | cut -c 1-3");
      assertEquals(0, run.exitCode(), run::toString);
      assertEquals(1, run.out().lines().count(), run::toString);
      assertEquals("", run.err());
    }
  }

  @Test
  void hugeFile_isReadFromItsEnd() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(project.traceFile().toFile(), "rw")) {
      file.setLength(1L << 40); // A hole, which takes no room, but would take an hour to read.
    }
    Files.writeString(project.traceFile(), "\n" + EVENTS, APPEND);
    ProgramRun run = bash("\"$l9\" view --last 2 | head -1");
    assertEquals("[sys] order: customer=ann → 1 (3ms)\n", run.out(), run::toString);
  }

  @Test
  void follow_showsEachTreeOnce_whileAProgramIsTraced_andItsFileRotates() throws Exception {
    project.source("demo/Main.java", PROGRAM).compile("-g", "-parameters");
    Files.delete(project.traceFile());
    Jdk jdk = Jdk.running();
    Process program =
        project
            .builder(
                project.command(
                    jdk,
                    "include=demo.Main#*er,update=false,trace.rotate=20KB,trace.keep=1000",
                    "demo.Main"))
            .start();
    List<String> command = new ArrayList<>(L9Run.command(jdk));
    command.addAll(List.of("view", "--follow", "--last", "100000"));
    Process follow = project.builder(command).redirectErrorStream(true).start();
    try (BufferedReader out = follow.inputReader(UTF_8)) {
      program.outputWriter().append("\n").close();
      assertEquals(new ProgramRun(0, "", ""), ProgramRun.of(program));
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        lines.add(out.readLine().replaceFirst(" \\(\\d+ms\\)$", ""));
      }
      assertEquals(trees(), lines);
      assertTrue(Files.exists(folder.resolve("trace.2.jsonl")), "it was rotated");
    } finally {
      program.destroyForcibly();
      follow.destroyForcibly().waitFor();
    }
  }

  private static List<String> trees() {
    return IntStream.range(0, 300)
        .boxed()
        .flatMap(
            i ->
                List.of(
                    "[sys] Main.outer: n=" + i + " → " + (i + 1),
                    "  └─[sys] Main.inner: n=" + i + " → " + i)
                    .stream())
        .toList();
  }
}
