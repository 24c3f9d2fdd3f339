package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the memory, with their whole outputs. */
class MemoryCommandTest {

  private static final String TRACE =
      """
      {"trace_id":"sys_1768312800_jvm01run","parent_id":null,"timestamp":"2026-01-13T14:00:00.000000Z","hrm_layer":"system","operation":"run","component":"l9-agent","input_summary":"","output_summary":"","duration_ms":0,"status":"success","metadata":{"root_id":"sys_1768312800_jvm01run","duration_ns":0,"task":"run","class":"","method":"","thread":"main","run":"5b1f0c66a3de","pid":42,"command":"com.acme.Main","jdk":"17.0.15+6","agent":"0.1.0","revision":"4f2a9c1b7d3e5f60718293a4b5c6d7e8f9001122","dirty":true,"options":{}}}
      {"trace_id":"rsn_1768312801_jvm010001","parent_id":null,"timestamp":"2026-01-13T14:00:01.000000Z","hrm_layer":"reasoning","operation":"pay","component":"Orders.java","input_summary":"card=4711","output_summary":"PaymentException: payment declined\\u001b[2J","duration_ms":2,"status":"error","metadata":{"root_id":"rsn_1768312801_jvm010001","duration_ns":2000000,"task":"pay","class":"com.acme.Orders","method":"pay","thread":"main","error":"PaymentException: payment declined\\u001b[2J","at":"Orders.java:42"}}
      torn line
      {"trace_id":"rsn_1768312802_jvm010002","parent_id":null,"timestamp":"2026-01-13T14:00:02.000000Z","hrm_layer":"reasoning","operation":"pay","component":"Orders.java","input_summary":"card=4712","output_summary":"true","duration_ms":1,"status":"success","metadata":{"root_id":"rsn_1768312802_jvm010002","duration_ns":1000000,"task":"pay","class":"com.acme.Orders","method":"pay","thread":"main"}}
      """;

  @TempDir private Path folder;

  private Path trace;

  @BeforeEach
  void writeTrace() throws IOException {
    trace = Files.writeString(folder.resolve("trace.jsonl"), TRACE);
  }

  private ProgramRun memory(String... words) {
    List<String> command = new ArrayList<>(List.of("memory"));
    command.addAll(List.of(words));
    command.addAll(List.of("--store", "file:" + folder.resolve("memory")));
    return L9Run.here(command.toArray(String[]::new));
  }

  private String shown(String text) {
    return text.replace(folder.toString(), "FOLDER")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  }

  @Test
  void whatWasAdded_isFoundAndForgotten() {
    ProgramRun added = memory("add", trace.toString());
    assertEquals(0, added.exitCode(), added.err());
    assertEquals(
        "3 events and 0 blocks read, 3 of them new; 2 facts are new or have changed\n"
            + "in file:FOLDER/memory\n",
        shown(added.out()));
    assertEquals(
        "l9: FOLDER/trace.jsonl: skipped 1 line that is no event: line 3 (this is no JSON"
            + " object)\n",
        shown(added.err()));
    ProgramRun found = memory("search", "payment", "declined", "--status", "error");
    assertEquals(
        """
        1. com.acme.Orders#pay: PaymentException: payment declined\\u001b[2J
           once, 2026-01-13T14:00:01Z in revision 4f2a9c1b7d3e+
           at Orders.java:42; with card=4711; trace rsn_1768312801_jvm010001
           found by words: payment, declined; packet ID
        """,
        shown(found.out()));
    assertEquals(0, found.exitCode());
    assertEquals(
        "l9: searched by words alone: there is no l9-memory-embedding.jar beside l9.jar;"
            + " docs/memory.md says how to build it\n",
        found.err());
    assertEquals("", memory("search", "payment", "--words").err());
    assertEquals(
        "1 packet is forgotten\n", memory("forget", "--thread", "rsn_1768312801_jvm010001").out());
    assertEquals(1, memory("search", "declined").exitCode());
    assertEquals(1, memory("forget", "--before", "2025-01-01").exitCode());
    assertEquals(0, memory("forget", "--all").exitCode());
  }

  @Test
  void answers_areJsonToo() {
    assertEquals(
        "{\"events\":3,\"blocks\":0,\"added\":3,\"facts\":2,\"resumed_files\":0,\"skipped\":1}\n",
        memory("add", "--json", trace.toString()).out());
    String found = memory("search", "Orders.pay", "--limit", "1", "--json").out();
    assertTrue(
        found.startsWith(
            "[{\"score\":1.000,\"why\":\"name: orders.pay; words: orders, pay\","
                + "\"names\":[\"orders.pay\"],\"words\":[\"orders\",\"pay\"],"
                + "\"meaning\":null,\"by\":\"words\",\"packet\":{\"packet_id\":\""),
        found);
    assertEquals("[]\n", memory("search", "submarine", "--json").out());
    String stats = memory("stats", "--json").out();
    assertTrue(
        stats.contains(
            "\"packets\":{\"trace\":3,\"block\":0,\"tool_call\":0,\"reflection\":0,\"pattern\":2,"
                + "\"seed\":98},\"all\":103,\"replaced\":0,\"searched\":100,"),
        stats);
    assertEquals("{\"forgotten\":103}\n", memory("forget", "--all", "--json").out());
  }

  @Test
  void oneOfEach_isSaidInTheSingular() throws IOException {
    Path one =
        Files.writeString(folder.resolve("one.jsonl"), Files.readAllLines(trace).get(3) + "\n");
    assertEquals(
        "1 event and 0 blocks read, 1 of them new; 1 fact is new or has changed\n"
            + "in file:FOLDER/memory\n",
        shown(memory("add", one.toString()).out()));
  }

  @Test
  void reflection_isFoundByItsMethodAndItsWords() {
    ProgramRun added =
        memory(
            "add", "--reflection", "Retry once, later", "--method", "Orders#pay", "--agent", "ann");
    assertEquals("ID\n", shown(added.out()));
    assertTrue(
        memory("search", "Orders.pay").out().startsWith("1. reflection: Retry once, later\n"));
    assertTrue(memory("search", "retries").out().contains("Orders#pay, by ann, "));
  }

  @Test
  void seeds_areFoundAndForgottenOnlyByTheirType() {
    memory("add", trace.toString());
    assertEquals(
        """
        1. in general: If the initialization of a class fails, the first use throws an ExceptionInInitializerError and each later one a NoClassDefFoundError.
           If the message says that the class could not be initialized, look for the first failure of that class and for its cause.
           JLS 17, section 12.4.2 Detailed Initialization Procedure; cross_task_graph, failed-initializer-breaks-the-class
           found by name: exceptionininitializererror; words: exceptionininitializererror, exception, initializer, error; packet ID
        """,
        shown(memory("search", "ExceptionInInitializerError", "--limit", "1").out()));
    assertEquals("5 packets are forgotten\n", memory("forget", "--before", "2027-01-01").out());
    assertEquals("98 packets are forgotten\n", memory("forget", "--type", "seed").out());
    memory("add", trace.toString(), "--from-start");
    assertTrue(memory("stats", "--json").out().contains("\"trace\":3,"));
    assertTrue(memory("stats", "--json").out().contains("\"seed\":0}"));
    assertEquals(
        "coding_heuristics, version 1: 28 entries, 28 new, 0 changed, 0 removed",
        memory("seed").out().lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void packs_areLoadedWholeOrNotAtAll() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    String pack =
        "pack: team\nversion: 1\nentries:\n  - {id: a, says: A zebra., confidence: 1, source: s}\n";
    Files.writeString(rules.resolve("team.yaml"), pack.replace(", source: s", ""));
    ProgramRun wrong = memory("seed", rules.toString());
    assertEquals(2, wrong.exitCode());
    assertEquals(
        "l9: FOLDER/rules/team.yaml:4: the entry has no 'source'; add source: where it is written,"
            + " such as \"JLS 12.4.2\"\nl9: nothing was loaded\n",
        shown(wrong.err()));
    ProgramRun none = memory("seed", folder.resolve("none").toString());
    assertEquals(2, none.exitCode());
    assertEquals(
        "l9: FOLDER/none is no folder; name the one in which the packs are\n", shown(none.err()));
    assertTrue(!Files.exists(folder.resolve("memory")));
    Files.writeString(rules.resolve("team.yaml"), pack);
    assertEquals(
        "team, version 1: 1 entry, 1 new, 0 changed, 0 removed\nin file:FOLDER/memory\n",
        shown(memory("seed", rules.toString()).out()));
    assertEquals(
        "[{\"pack\":\"team\",\"version\":1,\"outcome\":\"loaded\",\"entries\":1,\"added\":0,"
            + "\"changed\":0,\"removed\":0}]\n",
        memory("seed", rules.toString(), "--json").out());
    assertEquals(0, memory("search", "zebra").exitCode());
    assertEquals("1 packet is forgotten\n", memory("forget", "--thread", "seed:team").out());
  }

  @Test
  void wrongUsage_isSaidWithWhatToType() {
    assertEquals(
        "name a trace, such as trace.jsonl, or give --reflection",
        memory("add").err().lines().findFirst().orElseThrow());
    assertEquals(
        "say what to forget: --before, --type, --thread, or --all",
        memory("forget").err().lines().findFirst().orElseThrow());
    ProgramRun none = memory("search", "x");
    assertEquals(2, none.exitCode());
    assertEquals(
        "l9: there is no memory in FOLDER/memory yet; l9 memory add trace.jsonl makes one\n",
        shown(none.err()));
    ProgramRun missing = memory("add", folder.resolve("none.jsonl").toString());
    assertEquals("l9: FOLDER/none.jsonl does not exist\n", shown(missing.err()));
    assertTrue(!Files.exists(folder.resolve("memory")));
    ProgramRun url = L9Run.here("memory", "stats", "--store", "mysql://x");
    assertTrue(url.err().startsWith("l9: 'mysql://x' is no store: write file:FOLDER"), url.err());
    assertEquals(2, memory("search", "x", "--type", "memo").exitCode());
  }
}
