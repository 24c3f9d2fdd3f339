package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 memory lineage} and {@code graph}, with their whole outputs. */
class MemoryLineageTest {

  /** Two runs of a shop, of two revisions; one customer's name is an attack on terminals. */
  private static final String TRACE = "src/test/resources/dev/l9/trace/cli/reading/trace.jsonl";

  @TempDir private Path folder;

  private ProgramRun memory(String... words) {
    List<String> command = new ArrayList<>(List.of("memory"));
    command.addAll(List.of(words));
    command.addAll(List.of("--store", "file:" + folder.resolve("memory")));
    return L9Run.here(command.toArray(String[]::new));
  }

  @Test
  void lineageAndGraph_showCallsOfAllRuns() {
    assertEquals(0, memory("add", TRACE).exitCode());
    ProgramRun pay = memory("lineage", "foc_1768312800_aaaaa000020");
    assertEquals(0, pay.exitCode(), pay.err());
    assertEquals(
        """
        [foc] Payment.pay: customer=eve\\u001b[2J\\u202e\\u000a, amount=12.5 → error CardDeclinedException: card ***, customer eve\\u001b[2J\\u202e\\u000a (4ms)
          foc_1768312800_aaaaa000020 at 2026-01-13T14:00:00.404000Z, run run-aaaaa, revision 4f2c1e9a0b7d, thread main, packet be0e1e90-dc2d-5c90-9903-1d29f4e421d0
        the exception began in
          [foc] Card.check: card=*** → error CardDeclinedException: card ***, customer eve\\u001b[2J\\u202e\\u000a (3ms)
            foc_1768312800_aaaaa000021 at 2026-01-13T14:00:00.405000Z, run run-aaaaa, revision 4f2c1e9a0b7d
        ancestors
          [sys] Shop.order: customer=eve\\u001b[2J\\u202e\\u000a, item=lamp, quantity=1 → error CardDeclinedException: card ***, customer eve\\u001b[2J\\u202e\\u000a (9ms)
            sys_1768312800_aaaaa000017 at 2026-01-13T14:00:00.400000Z, run run-aaaaa, revision 4f2c1e9a0b7d
        descendants
          └─[foc] Card.check: card=*** → error CardDeclinedException: card ***, customer eve\\u001b[2J\\u202e\\u000a (3ms)
              foc_1768312800_aaaaa000021
        the same inputs: 1 of 2 failed
          failed first: foc_1768312800_aaaaa000020 at 2026-01-13T14:00:00.404000Z, run run-aaaaa, revision 4f2c1e9a0b7d
          failed last: foc_1768312800_aaaaa000020 at 2026-01-13T14:00:00.404000Z, run run-aaaaa, revision 4f2c1e9a0b7d
          worked again: foc_1768399200_bbbbb000020 at 2026-01-14T14:00:00.404000Z, run run-bbbbb, revision 9be07c31d5a2
        revisions, with failures by CardDeclinedException from com.acme.Card#check
        revision      calls  failed  same inputs  failed  this error  first                 last
        4f2c1e9a0b7d      5       1            1       1           1  2026-01-13T14:00:00Z  2026-01-13T14:00:00Z
        9be07c31d5a2      6       1            1       0           0  2026-01-14T14:00:00Z  2026-01-14T14:00:00Z
        """,
        pay.out());
    assertEquals(
        """
        com.acme.Payment#pay: 11 executions, in Payment.java
        revision      calls  failed  blocked  passed  mean ms  max ms  first                 last
        9be07c31d5a2      6       0        1       0    2.717     6.0  2026-01-14T14:00:00Z  2026-01-14T14:00:00Z
        4f2c1e9a0b7d      5       0        1       1     2.86     6.0  2026-01-13T14:00:00Z  2026-01-13T14:00:00Z
        calls  failed  day
            6       1  2026-01-14
            5       2  2026-01-13
        callers
        calls  failed  mean ms  first                 last                  method
           11       3    2.782  2026-01-13T14:00:00Z  2026-01-14T14:00:00Z  com.acme.Shop#order
        callees
        calls  failed  mean ms  first                 last                  method
            9       1    2.444  2026-01-13T14:00:00Z  2026-01-14T14:00:00Z  com.acme.Card#check
        errors that began in it
        times  error               revision      at               first                 last                  latest
            1  OverLimitException  9be07c31d5a2  Payment.java:17  2026-01-14T14:00:00Z  2026-01-14T14:00:00Z  foc_1768399200_bbbbb000025
            1  OverLimitException  4f2c1e9a0b7d  Payment.java:17  2026-01-13T14:00:00Z  2026-01-13T14:00:00Z  foc_1768312800_aaaaa000025
        errors that passed through it, of the latest 3 failures
        times  error                  last                  latest                      began in
            1  CardDeclinedException  2026-01-13T14:00:00Z  foc_1768312800_aaaaa000020  com.acme.Card#check
        """,
        memory("graph", "Payment#pay").out());
    String json = memory("lineage", "sys_1768312800_aaaaa000017", "--json").out();
    assertTrue(
        json.contains(
            "\"ancestors\":[],\"ancestors_left_out\":0,\"top\":null,\"ancestors_end\":\"root\","),
        json);
    assertTrue(
        memory("graph", "Shop.order", "--json")
            .out()
            .startsWith(
                "{\"method\":\"com.acme.Shop#order\",\"files\":[\"Shop.java\"],\"executions\":11,"
                    + "\"looked_at\":11,\"revisions\":[{\"revision\":\"9be07c31d5a2"));
    assertMistakes();
  }

  private void assertMistakes() {
    ProgramRun several = memory("lineage", "foc_1768312800_aaaaa00002");
    assertEquals(1, several.exitCode());
    assertEquals(
        "l9: several begin with foc_1768312800_aaaaa00002; name one of them:",
        several.err().lines().findFirst().orElseThrow());
    assertEquals(
        "l9: the memory has no packet or event rsn_1; l9 memory search TEXT finds packets, and l9"
            + " calls METHOD lists events of a trace\n",
        memory("lineage", "rsn_1").err());
    assertEquals(
        "l9: the memory has no execution of Paiment#pay. Did you mean com.acme.Payment#pay?\n",
        memory("graph", "Paiment#pay").err());
    assertEquals(2, memory("lineage", "rsn_1", "--depth", "0").exitCode());
    assertEquals(2, memory("graph", "pay", "--executions", "0").exitCode());
  }
}
