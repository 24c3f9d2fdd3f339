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

/** {@code l9 memory learn}, with its whole outputs. */
class MemoryLearnCommandTest {

  private static final Instant NOON = Instant.parse("2026-01-13T12:00:00Z");

  @TempDir private Path folder;

  /** A run in which {@code com.acme.Orders#total} returned twice its amount, and this at last. */
  private Path run(String name, String jvm, int calls, String last) throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(
        line(
            "sys_1_" + jvm + "run",
            NOON,
            "run",
            "l9-agent",
            "'class':'','method':'','run':'" + name + "','pid':1,'command':'A','options':{}"));
    for (int i = 1; i <= calls; i++) {
      String result = i == calls && !last.isEmpty() ? last : String.valueOf(2 * i);
      lines.append(
          line(
              "rsn_1_" + jvm + i,
              NOON.plusMillis(i),
              "total",
              "Orders.java",
              "'class':'com.acme.Orders','method':'total'"
                  + (last.equals("none")
                      ? ""
                      : ",'inputs':{'amount':" + i + "},'output':" + result)));
    }
    return Files.writeString(folder.resolve(name + ".jsonl"), lines);
  }

  private static String line(
      String id, Instant time, String operation, String component, String metadata) {
    return ("{'trace_id':'%s','parent_id':null,'timestamp':'%s','hrm_layer':'system',"
            + "'operation':'%s','component':'%s','input_summary':'','output_summary':'',"
            + "'duration_ms':0,'status':'success','metadata':{'root_id':'%s','duration_ns':0,"
            + "'task':'%s','thread':'main',%s}}\n")
        .formatted(id, time, operation, component, id, operation, metadata)
        .replace('\'', '"');
  }

  private ProgramRun memory(String... words) {
    List<String> command = new ArrayList<>(List.of("memory"));
    command.addAll(List.of(words));
    command.addAll(List.of("--store", "file:" + folder.resolve("memory")));
    return L9Run.here(command.toArray(String[]::new));
  }

  @Test
  void whatAlwaysHeld_isLearntKeptAndFound() throws IOException {
    memory("add", run("first", "aaaaa", 80, "").toString());
    ProgramRun learnt = memory("learn");
    assertEquals(0, learnt.exitCode(), learnt.err());
    assertTrue(
        learnt
            .out()
            .startsWith(
                """
                com.acme.Orders#total
                """),
        learnt.out());
    assertTrue(learnt.out().contains("\n  result == 2 * amount  (80 executions, "), learnt.out());
    ProgramRun again = memory("learn", "Orders", "--limit", "1");
    assertTrue(
        again
            .err()
            .endsWith("l9: 0 findings are new or have other evidence, and 0 don't hold any more\n"),
        again.err());
    assertTrue(again.err().contains(" more aren't shown; --limit 0 shows all\n"), again.err());
    String json = memory("learn", "total", "--json").out();
    assertTrue(
        json.startsWith(
            "[{\"fact\":\"invariant\",\"method\":\"com.acme.Orders#total\",\"file\":\"Orders.java\","
                + "\"says\":\""),
        json);
    String found = memory("search", "Orders.total invariant", "--limit", "20").out();
    assertTrue(
        found.contains(
            ". com.acme.Orders#total: result == 2 * amount\n"
                + "   learnt: invariant; 80 of 80 executions\n"),
        found);
  }

  @Test
  void runThatBreaksWhatHeld_isTold_withTheExecution() throws IOException {
    memory("add", run("first", "aaaaa", 80, "").toString());
    Path broken = run("second", "bbbbb", 20, "41");
    ProgramRun trace = memory("learn", "--against", broken.toString());
    assertEquals(1, trace.exitCode(), trace.err());
    assertTrue(trace.out().startsWith("20 executions were held against "), trace.out());
    assertTrue(
        trace
            .out()
            .contains(
                "com.acme.Orders#total\n"
                    + "  result == 2 * amount is violated by 1 of 20 executions; it held in 80"
                    + " (confidence 0.99"),
        trace.out());
    assertTrue(
        trace.out().contains("\n      result was 41, amount was 20; trace rsn_1_bbbbb20\n"),
        trace.out());
    memory("add", broken.toString(), run("third", "ccccc", 20, "").toString());
    ProgramRun run = memory("learn", "--against", "sec");
    assertEquals(trace.out().replace("held in 80", "held in 100"), run.out());
    assertEquals(1, run.exitCode());
    String json = memory("learn", "--against", "second", "--json").out();
    assertTrue(json.startsWith("{\"checked\":20,\"rules\":"), json);
    assertTrue(json.contains("\"role\":\"origin\",\"confidence\":0.99"), json);
    memory("forget", "--all");
    memory("add", "--from-start", run("first", "aaaaa", 80, "").toString());
    memory("add", "--from-start", run("third", "ccccc", 20, "").toString());
    ProgramRun well = memory("learn", "--against", "third");
    assertEquals(0, well.exitCode(), well.out());
    assertTrue(well.out().endsWith(" of other runs; nothing broke\n"), well.out());
    ProgramRun gone = memory("learn", "--against", "second");
    assertEquals(2, gone.exitCode());
    assertEquals(
        "l9: the memory has no execution of the run second, which was forgotten\n", gone.err());
  }

  @Test
  void runThatCantBeChecked_isNotCalledWell() throws IOException {
    memory("add", run("first", "aaaaa", 80, "").toString());
    ProgramRun empty =
        memory("learn", "--against", Files.writeString(folder.resolve("e.jsonl"), "").toString());
    assertEquals(2, empty.exitCode(), empty.out());
    assertTrue(
        empty
            .err()
            .endsWith(
                "e.jsonl has no execution of a method that is asked for; nothing was checked\n"),
        empty.err());
    ProgramRun bare = memory("learn", "--against", run("second", "bbbbb", 20, "none").toString());
    assertTrue(
        bare.err()
            .contains(
                "l9: no invariant could be checked: the run has no values (values=json), or other"
                    + " methods\n"),
        bare.err());
  }

  @Test
  void whatCantBeLearnt_isSaidWithWhatToDo() throws IOException {
    memory("add", run("first", "aaaaa", 3, "none").toString());
    ProgramRun learnt = memory("learn");
    assertEquals(1, learnt.exitCode());
    assertTrue(
        learnt
            .err()
            .startsWith(
                "l9: no event has values of arguments and results, so that little can be learnt;"
                    + " run the program with the agent's option values=json, and add its trace\n"),
        learnt.err());
    ProgramRun other = memory("learn", "Order#totl");
    assertEquals(1, other.exitCode());
    assertEquals(
        "l9: the memory has no execution of Order#totl. Did you mean com.acme.Orders#total?\n",
        other.err());
    ProgramRun none = memory("learn", "--against", "5b");
    assertEquals(2, none.exitCode());
    assertTrue(
        none.err().startsWith("l9: 5b is neither a trace nor a run or JVM in file:"), none.err());
    assertTrue(
        none.err().endsWith(", which has first; l9 runs lists the runs of a trace\n"), none.err());
    assertEquals(2, memory("learn", "--confidence", "2").exitCode());
  }
}
