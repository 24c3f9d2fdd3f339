package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private ProgramRun view(String trace, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.jsonl"), trace);
    List<String> arguments = new ArrayList<>(List.of("view", file.toString()));
    arguments.addAll(List.of(options));
    return L9Run.here(arguments.toArray(new String[0]));
  }
}
