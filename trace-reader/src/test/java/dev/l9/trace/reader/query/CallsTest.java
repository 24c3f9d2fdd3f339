package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {

  @TempDir Path folder;

  private List<MethodCalls> calls(String... lines) throws IOException {
    Calls calls = new Calls();
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      reader.forEach(calls);
    }
    return calls.methods();
  }

  private static List<String> outcomes(MethodCalls calls) {
    return calls.outcomes().stream()
        .map(
            outcome ->
                outcome.count()
                    + (outcome.isVarying() ? " != " : " ")
                    + outcome.input()
                    + " → "
                    + (outcome.status().equals("success") ? "" : outcome.status() + " ")
                    + outcome.output())
        .toList();
  }

  @Test
  void outcomes_areEachInputWithEachOutput_thoseThatVaryFirst() throws IOException {
    MethodCalls calls =
        calls(
                "a - 0 10 a.Stock#left t1 success item=pen → 3",
                "b - 5 10 a.Stock#left t2 success item=pen → 3",
                "c - 6 10 a.Stock#left t1 success item=cup → 9",
                "d - 20 10 a.Stock#left t1 success item=cup → 8",
                "e - 40 40 a.Stock#left t1 error item=cup → IOException: x",
                "f - 90 10 a.Stock#left t1 blocked item=cap → Denied: x",
                "g - 95 10 a.Stock#left t1 success item=pen → 3")
            .get(0);
    assertEquals(
        List.of(
            "1 != item=cup → 9",
            "1 != item=cup → 8",
            "1 != item=cup → error IOException: x",
            "3 item=pen → 3",
            "1 item=cap → blocked Denied: x"),
        outcomes(calls));
    assertEquals(7, calls.calls());
    assertEquals(1, calls.errors());
    assertEquals(1, calls.blocked());
    assertEquals(3, calls.inputs());
    assertEquals(1, calls.varyingInputs());
    assertEquals(3, calls.mostAtOnce());
    assertEquals(2, calls.threads());
    assertEquals(40_000_000, calls.max());
    assertEquals(10_000_000, calls.outcomes().get(3).mean());
    assertEquals(TraceLines.id("g"), calls.outcomes().get(3).lastId());
    assertFalse(calls.isCapped());
  }

  @Test
  void equallyFrequentInputs_beginWithTheLatest() throws IOException {
    assertEquals(
        List.of("1 id=2 → b", "1 id=1 → a"),
        outcomes(
            calls(
                    "a - 0 10 a.Db#load main success id=1 → a",
                    "b - 20 10 a.Db#load main success id=2 → b")
                .get(0)));
  }

  @Test
  void summariesThatWereCut_areToldApartByTheValues() throws IOException {
    String cut = " - 0 10 a.Db#load main success text=aaa… → ok… | \"inputs\":{\"text\":\"aaa%s\"}";
    assertEquals(
        List.of("1 {\"text\":\"aaa1\"} → ok…", "1 {\"text\":\"aaa2\"} → ok…"),
        outcomes(calls("a" + cut.formatted("1"), "b" + cut.formatted("2")).get(0)));
  }

  @Test
  void longValues_areCutAndStillToldApart() throws IOException {
    String cut = " - 0 10 a.Db#load main success text=aaa… → x | \"inputs\":{\"text\":\"%s\"}";
    List<String> outcomes =
        outcomes(
            calls(
                    "a" + cut.formatted("a".repeat(999) + "1"),
                    "b" + cut.formatted("a".repeat(999) + "2"))
                .get(0));
    assertEquals(2, outcomes.size());
    assertTrue(outcomes.stream().allMatch(each -> each.length() < 400), outcomes::toString);
  }

  @Test
  void moreOutcomesThanMemoryIsMeantFor_areCountedInTheSumOnly() throws IOException {
    Calls calls = new Calls(100);
    try (TraceReader reader = generated(110)) {
      reader.forEach(calls);
    }
    MethodCalls method = calls.methods().get(0);
    assertEquals(110, method.calls());
    assertEquals(100, method.outcomes().size());
    assertTrue(method.isCapped());
  }

  private TraceReader generated(int count) {
    String line = TraceLines.line("N - 0 10 a.Db#load main success id=N → x");
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] = line.replace("abcdeN", "abcdef" + i).replace("id=N", "id=" + i);
    }
    return TraceLines.open(folder, lines);
  }
}
