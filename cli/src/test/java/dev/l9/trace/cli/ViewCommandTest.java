package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 view} of files, with its whole output. */
class ViewCommandTest {

  private static final String SEED =
      """
      {"trace_id":"alt_1705180800_a3f2","parent_id":null,"timestamp":"2026-01-13T14:00:00","hrm_layer":"altitude","operation":"transition","component":"altitude.py","input_summary":"L3→L2","output_summary":"success","duration_ms":5,"status":"success","metadata":{"reason":"user requested tactical"}}
      {"trace_id":"foc_1705180801_b7c1","parent_id":"alt_1705180800_a3f2","timestamp":"2026-01-13T14:00:01","hrm_layer":"focus","operation":"gate_check","component":"gates.py","input_summary":"WriteApprovalGate","output_summary":"allowed","duration_ms":2,"status":"success","metadata":{"user_consent":true}}
      {"trace_id":"mem_1705180802_c8d2","parent_id":"foc_1705180801_b7c1","timestamp":"2026-01-13T14:00:02","hrm_layer":"memory","operation":"write","component":"manager.py","input_summary":"altitude.session","output_summary":"written","duration_ms":3,"status":"success","metadata":{"tokens_saved":45,"tier":"warm"}}
      """;

  @TempDir Path folder;

  @Test
  void treesOfTheSeed_comeOutToTheLetter() throws IOException {
    assertEquals(
        new ProgramRun(
            0,
            """
            [alt] transition: L3→L2 → success (5ms)
              └─[foc] gate_check: WriteApprovalGate → allowed (2ms)
                  └─[mem] write: altitude.session → written (3ms) [saved 45 tokens]
            """,
            ""),
        view(SEED));
  }

  @Test
  void json_isTheLinesAsTheyAre() throws IOException {
    assertEquals(new ProgramRun(0, SEED, ""), view(SEED, "--json"));
  }

  @Test
  void flat_isALineAnEvent_inTheOrderOfTheFile() throws IOException {
    List<String> lines = new ArrayList<>(SEED.lines().toList());
    lines.add(0, lines.remove(2));
    assertEquals(
        new ProgramRun(
            0,
            """
            [mem] write: altitude.session → written (3ms) [saved 45 tokens]
            [alt] transition: L3→L2 → success (5ms)
            [foc] gate_check: WriteApprovalGate → allowed (2ms)
            """,
            ""),
        view(String.join("\n", lines), "--flat"));
  }

  @Test
  void depth_saysHowMuchIsBelow() throws IOException {
    assertEquals(
        new ProgramRun(
            0,
            """
            [alt] transition: L3→L2 → success (5ms)
              └─… 2 more
            """,
            ""),
        view(SEED, "--depth", "1"));
  }

  @Test
  void traceId_isTheWholeTrace_withTheEventMarked() throws IOException {
    assertEquals(
        new ProgramRun(
            0,
            """
            [alt] transition: L3→L2 → success (5ms)
              └─[foc] gate_check: WriteApprovalGate → allowed (2ms) ◀
                  └─[mem] write: altitude.session → written (3ms) [saved 45 tokens]
            """,
            ""),
        view(SEED, "--trace-id", "foc_1705180801_b7c1"));
  }

  private static final String SHOP =
      """
      {"trace_id":"sys_1768312800_abcde0000","parent_id":null,"timestamp":"2026-01-13T13:59:59.000000Z","hrm_layer":"system","operation":"run","component":"l9-agent","input_summary":"","output_summary":"java -jar shop.jar","duration_ms":0,"status":"success","metadata":{"root_id":"sys_1768312800_abcde0000","duration_ns":0,"task":"run","class":"","method":"","thread":"main","run":"r1","pid":7}}
      {"trace_id":"sys_1768312800_abcde0004","parent_id":"sys_1768312800_abcde0003","timestamp":"2026-01-13T14:00:00.000300Z","hrm_layer":"system","operation":"find","component":"Stock.java","input_summary":"item=lamp","output_summary":"IllegalStateException: no stock","duration_ms":1,"status":"error","metadata":{"root_id":"sys_1768312800_abcde0001","duration_ns":1200000,"task":"order","class":"com.acme.Stock","method":"find","thread":"main","error":"IllegalStateException: no stock","cause":"IllegalStateException: no stock, caused by NumberFormatException: \\u001b[31mred","at":"Stock.java:42"}}
      {"trace_id":"sys_1768312800_abcde0003","parent_id":"sys_1768312800_abcde0001","timestamp":"2026-01-13T14:00:00.000200Z","hrm_layer":"system","operation":"reserve","component":"Inventory.java","input_summary":"item=lamp","output_summary":"IllegalStateException: no stock","duration_ms":2,"status":"error","metadata":{"root_id":"sys_1768312800_abcde0001","duration_ns":2200000,"task":"order","class":"com.acme.Shop$Inventory","method":"reserve","thread":"main","error":"IllegalStateException: no stock","origin":"sys_1768312800_abcde0004"}}
      {"trace_id":"sys_1768312800_abcde0005","parent_id":"sys_1768312800_abcde0001","timestamp":"2026-01-13T14:00:00.000400Z","hrm_layer":"memory","operation":"audit","component":"Audit.java","input_summary":"","output_summary":"over the limit","duration_ms":0,"status":"blocked","metadata":{"root_id":"sys_1768312800_abcde0001","duration_ns":100,"task":"order","class":"com.acme.Audit","method":"audit","thread":"main"}}
      {"trace_id":"sys_1768312800_abcde0001","parent_id":null,"timestamp":"2026-01-13T14:00:00.000100Z","hrm_layer":"system","operation":"order","component":"Shop.java","input_summary":"customer=ann","output_summary":"false","duration_ms":3,"status":"success","metadata":{"root_id":"sys_1768312800_abcde0001","duration_ns":3000000,"task":"order","class":"com.acme.Shop","method":"order","thread":"main"}}
      {"trace_id":"sys_1768312801_abcde0006","parent_id":null,"timestamp":"2026-01-13T14:00:01.000100Z","hrm_layer":"system","operation":"close","component":"Shop.java","input_summary":"","output_summary":"","duration_ms":0,"status":"success","metadata":{"root_id":"sys_1768312801_abcde0006","duration_ns":10,"task":"close","class":"com.acme.Shop","method":"close","thread":"main"}}
      """;

  @Test
  void trees_nameClassesAndStatuses_andWhatAJvmWasIsNoTree() throws IOException {
    assertEquals(
        new ProgramRun(
            0,
            """
            [sys] Shop.order: customer=ann → false (3ms)
              └─[sys] Inventory.reserve: item=lamp → error IllegalStateException: no stock (2ms)
                  └─[sys] Stock.find: item=lamp → error IllegalStateException: no stock (1ms)
              └─[mem] Audit.audit → blocked over the limit (0ms)
            [sys] Shop.close → success (0ms)
            """,
            ""),
        view(SHOP));
  }

  @Test
  void json_hasWhatAJvmWasToo() throws IOException {
    assertEquals(new ProgramRun(0, SHOP, ""), view(SHOP, "--json"));
    assertEquals(
        SHOP.lines().skip(4).limit(1).toList(),
        view(SHOP, "--json", "--operation", "ord*").out().lines().toList());
  }

  @Test
  void filters_leaveTheOthersOut_andOrphansAreRoots() throws IOException {
    assertEquals(
        new ProgramRun(
            0,
            """
            [sys] Inventory.reserve: item=lamp → error IllegalStateException: no stock (2ms)
              └─[sys] Stock.find: item=lamp → error IllegalStateException: no stock (1ms)
            """,
            ""),
        view(SHOP, "--status", "error"));
    assertEquals("[sys] Shop.close → success (0ms)\n", view(SHOP, "--last", "1").out());
    assertEquals(new ProgramRun(0, "", ""), view(SHOP, "--grep", "nothing has this"));
  }

  @Test
  void lastHundredEvents_areTheDefault() throws IOException {
    StringBuilder trace = new StringBuilder();
    String close = SHOP.lines().toList().get(5) + "\n";
    for (int i = 0; i < 150; i++) {
      trace.append(close.replace("sys_1768312801_abcde0006", "sys_1768312801_abcde" + (1000 + i)));
    }
    assertEquals(100, view(trace.toString()).out().lines().count());
    assertEquals(150, view(trace.toString(), "--last", "1000000").out().lines().count());
  }

  @Test
  void lastError_isTheWayToWhereItBegan_andWhatIsKnownOfIt() throws IOException {
    Path file = folder.resolve("trace.jsonl");
    assertEquals(
        new ProgramRun(
            0,
            """
            [sys] Shop.order: customer=ann → false (3ms)
              └─[sys] Inventory.reserve: item=lamp → error IllegalStateException: no stock (2ms)
                  └─[sys] Stock.find: item=lamp → error IllegalStateException: no stock (1ms) ◀
              └─… 1 more

              error   IllegalStateException: no stock
              cause   IllegalStateException: no stock, caused by NumberFormatException: \\u001b[31mred
              at      Stock.java:42
              id      sys_1768312800_abcde0004
            """,
            "next: l9 calls Stock#find " + file + "\n"),
        view(SHOP, "--last-error"));
    assertEquals(
        SHOP.lines().skip(1).limit(4).toList(),
        view(SHOP, "--last-error", "--json").out().lines().toList());
  }

  @Test
  void lastError_whereNothingFailed_isNo() throws IOException {
    assertEquals(
        new ProgramRun(1, "", "l9: there is no error among these events\n"),
        view(SEED, "--last-error"));
  }

  @Test
  void namesThatAShellWouldRun_areQuotedInTheNextCommand() throws IOException {
    String hostile = SHOP.replace("com.acme.Stock", "com.acme.St;touch x;ock");
    String said = view(hostile, "--last-error").err();
    assertTrue(said.contains("next: l9 calls 'St;touch x;ock#find' "), said);
  }

  @Test
  void hostileValues_stayOnTheirLine_andDoNotReachTheTerminal() throws IOException {
    String hostile = SEED.replace("L3→L2", "a\\nb\\u001b[2J\\u202ec\\r\\u2028d");
    assertEquals(
        "[alt] transition: a⏎b�[2J�c⏎⏎d → success (5ms)",
        view(hostile).out().lines().findFirst().orElseThrow());
  }

  @Test
  void whatIsDamaged_isSaid_andTheRestIsShown() throws IOException {
    Path file = folder.resolve("trace.jsonl");
    ProgramRun run = view("text\n" + SEED);
    assertEquals(0, run.exitCode());
    assertEquals(3, run.out().lines().count());
    assertEquals(
        "l9: " + file + ": skipped 1 line that is no event: line 1 (this is no JSON object)\n",
        run.err());
  }

  @Test
  void whatIsWrong_isSaid_andEndsWithTwo() throws IOException {
    assertEquals(2, view(SEED, "--depth", "0").exitCode());
    assertEquals(2, view(SEED, "--follow", "--last-error").exitCode());
    assertEquals(2, view(SEED, "--follow", "-").exitCode());
    ProgramRun none = L9Run.here("view", folder + "/none.jsonl");
    assertEquals(2, none.exitCode());
    ProgramRun empty = L9Run.here("view");
    assertEquals(2, empty.exitCode());
    assertTrue(empty.err().startsWith("l9: there is no trace.jsonl in this folder"), empty::err);
  }

  private ProgramRun view(String trace, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.jsonl"), trace);
    List<String> arguments = new ArrayList<>(List.of("view", file.toString()));
    arguments.addAll(List.of(options));
    return L9Run.here(arguments.toArray(new String[0]));
  }
}
