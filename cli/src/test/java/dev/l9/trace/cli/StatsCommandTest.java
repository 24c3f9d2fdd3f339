package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 stats} of files, with its whole output. */
class StatsCommandTest {

  private static final Instant BEGIN = Instant.parse("2026-01-13T14:00:00Z");

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();

  /** Adds an event a tenth of a second after the one before it. */
  private void event(String layer, String operation, String input, int millis, String status) {
    event(layer, operation, "source.py", input, millis, status, "");
  }

  private void event(
      String layer,
      String operation,
      String component,
      String input,
      int millis,
      String status,
      String metadata) {
    String line =
        String.format(
            "{'trace_id':'%s_1705180800_%04x','parent_id':null,'timestamp':'%s','hrm_layer':'%s',"
                + "'operation':'%s','component':'%s','input_summary':'%s','output_summary':'',"
                + "'duration_ms':%d,'status':'%s','metadata':{%s}}",
            layer.substring(0, 3),
            lines.size(),
            BEGIN.plusMillis(100L * lines.size()),
            layer,
            operation,
            component,
            input,
            millis,
            status,
            metadata);
    lines.add(line.replace('\'', '"'));
  }

  private void events(int count, String layer, String operation, int millis) {
    for (int i = 0; i < count; i++) {
      event(layer, operation, "", millis, "success");
    }
  }

  /** A thousand events with the numbers of the design's "Performance Summary". */
  private void seed() {
    events(112, "altitude", "plan", 8);
    events(35, "altitude", "plan", 7);
    event("altitude", "plan", "", 7, "error");
    event("altitude", "plan", "", 7, "error");
    event("altitude", "transition", "L4→L2 skip", 45, "success");
    events(428, "memory", "read", 2);
    events(20, "memory", "read", 1);
    event("memory", "read", "", 1, "error");
    event("memory", "write", "cold tier archive", 23, "success");
    events(399, "focus", "gate_check", 3);
    event("focus", "gate_check", "", 100, "blocked");
    lines.set(999, lines.get(999).replace("\"duration_ms\":100", "\"duration_ms\":3"));
  }

  private ProgramRun stats(String... options) throws IOException {
    Path file = folder.resolve("trace.jsonl");
    Files.write(file, lines);
    List<String> words = new ArrayList<>(List.of("stats", file.toString()));
    words.addAll(List.of(options));
    return L9Run.here(words.toArray(new String[0]));
  }

  @Test
  void theSeedsSummary_comesOutToTheLetter() throws IOException {
    seed();
    assertEquals(
        new ProgramRun(
            0,
            """
            HRM Layer Stats (last 1000 events):
            - altitude: 150 ops, avg 8ms, 2 errors  0 blocked  p50 8.01ms  p95 8.01ms  p99 8.01ms  max 45ms  1.5/s
            - focus: 400 ops, avg 3ms, 0 errors     1 blocked  p50 3ms     p95 3ms     p99 3ms     max 3ms   4/s
            - memory: 450 ops, avg 2ms, 1 error     0 blocked  p50 2ms     p95 2ms     p99 2ms     max 23ms  4.5/s

            Slowest operations:
            1. alt_transition: 45ms (L4→L2 skip)  alt_1705180800_0095
            2. mem_write: 23ms (cold tier archive)  mem_1705180800_0257
            """,
            ""),
        stats("--slowest", "2"));
  }

  @Test
  void json_hasTheKeysThatArePromised() throws IOException {
    event("memory", "write", "a.py", "k=1", 1, "success", "'duration_ns':1234567");
    event("focus", "gate_check", "n=1", 250, "error");
    lines.add("torn {");
    assertEquals(
        new ProgramRun(
            0,
            """
            {"events":2,"skipped":1,"groups":[\
            {"group":"focus","operations":1,"errors":1,"blocked":0,"mean_ms":250,"p50_ms":250,"p95_ms":250,"p99_ms":250,"max_ms":250},\
            {"group":"memory","operations":1,"errors":0,"blocked":0,"mean_ms":1.234567,"p50_ms":1.234567,"p95_ms":1.234567,"p99_ms":1.234567,"max_ms":1.234567}],\
            "slowest":[{"trace_id":"foc_1705180800_0001","operation":"gate_check","duration_ms":250,"input_summary":"n=1"}]}
            """,
            "l9: "
                + folder.resolve("trace.jsonl")
                + ": skipped 1 line that is no event: line 3 (this is no JSON object)\n"),
        stats("--json", "--slowest", "1"));
  }

  @Test
  void groups_areWhatIsAskedFor() throws IOException {
    event("memory", "read", "Store.java", "", 1, "success", "'thread':'main','task':'load'");
    event("memory", "read", "Store.java", "", 1, "success", "'thread':'main','task':'save'");
    event("focus", "check", "Gate.java", "", 1, "success", "'thread':'pool\\u001b[2J','task':''");
    assertEquals(List.of("read: 2", "check: 1"), groups("operation"));
    assertEquals(List.of("Store.java: 2", "Gate.java: 1"), groups("component"));
    assertEquals(List.of("(none): 1", "load: 1", "save: 1"), groups("task"));
    assertEquals(List.of("main: 2", "pool\\u001b[2J: 1"), groups("THREAD"));
    assertEquals(List.of("read: 2", "check: 1"), groups("method"));
    assertEquals(
        new ProgramRun(
            2,
            "",
            "Invalid value for option '--by': 'size' is none of"
                + " [layer, operation, component, task, thread, method]\n"),
        firstLineOfError(stats("--by", "size")));
  }

  private static ProgramRun firstLineOfError(ProgramRun run) {
    return new ProgramRun(
        run.exitCode(), run.out(), run.err().lines().findFirst().orElse("") + "\n");
  }

  private List<String> groups(String by) throws IOException {
    return stats("--by", by)
        .out()
        .lines()
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2, line.indexOf(" ops")))
        .toList();
  }

  @Test
  void filters_holdHereToo() throws IOException {
    seed();
    assertTrue(
        stats("--hrm", "mem").out().startsWith("HRM Layer Stats (last 450 events):\n- memory"));
    assertTrue(
        stats("--last", "400").out().startsWith("HRM Layer Stats (last 400 events):\n- focus"));
  }

  @Test
  void whatSamplingLeftOut_isSaid() throws IOException {
    event("memory", "read", "", 1, "success");
    event("system", "not_sampled", "l9-agent", "", 0, "success", "'not_sampled':400");
    event("system", "drop", "l9-agent", "", 0, "error", "'dropped':2");
    String leftOut =
        "ot counted, since they have no events: 400 by the option sample, 2 dropped, since the"
            + " agent's writer couldn't keep up\n";
    assertTrue(stats().out().endsWith("\n\nN" + leftOut), stats().out());
    assertEquals("l9: n" + leftOut, stats("--json").err());
    assertTrue(stats("--json").out().startsWith("{\"events\":1,"));
  }

  @Test
  void dora_isFiveMeasuresAndTheChanges() throws IOException {
    run("aaaaa", "1111111111111111111111111111111111111111");
    for (int i = 0; i < 50; i++) {
      event("focus", "check", "", 1, "success");
      inJvm("aaaaa");
    }
    run("bbbbb", "2222222222222222222222222222222222222222");
    for (int i = 0; i < 50; i++) {
      event("focus", "check", "", 1, i % 2 == 0 ? "error" : "success");
      inJvm("bbbbb");
    }
    run("ccccc", "1111111111111111111111111111111111111111");
    assertEquals(
        new ProgramRun(
            0,
            """
            DORA (2 changes, 3 runs):
            - throughput: 16941 changes a day
            - stability: 75 % of 100 traces succeeded
            - cycle time: unknown: git in this folder doesn't know the commits
            - change failure rate: 100 %, 1 of 1 change
            - time to restore: 5 s, the median of 1 failed change

            change        first run             runs  traces  failed  outcome
            111111111111  2026-01-13T14:00:00Z     2      50       0  not judged
            222222222222  2026-01-13T14:00:05Z     1      50      25  failed, restored after 5 s
            """,
            ""),
        stats("--dora"));
    assertEquals(
        """
        {"changes_per_day":16941.2,"stability":0.75,"cycle_time_seconds":null,"change_failure_rate":1,\
        "time_to_restore_seconds":4.999,"runs_without_revision":0,"changes":[\
        {"revision":"1111111111111111111111111111111111111111","first_run":"2026-01-13T14:00:00Z","runs":2,\
        "dirty_runs":0,"traces":50,"failed_traces":0,"failed":null},\
        {"revision":"2222222222222222222222222222222222222222","first_run":"2026-01-13T14:00:05Z","runs":1,\
        "dirty_runs":0,"traces":50,"failed_traces":25,"failed":true,\
        "first_failure":"2026-01-13T14:00:05.201Z","restored":"2026-01-13T14:00:10.200Z"}]}
        """,
        stats("--dora", "--json").out());
  }

  private void run(String jvm, String revision) {
    event("system", "run", "l9-agent", "", 0, "success", "'run':'r','revision':'" + revision + "'");
    inJvm(jvm);
  }

  private void inJvm(String jvm) {
    int last = lines.size() - 1;
    lines.set(last, lines.get(last).replaceFirst("_1705180800_", "_1705180800_" + jvm));
  }
}
