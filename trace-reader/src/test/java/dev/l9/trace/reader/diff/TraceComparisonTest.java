package dev.l9.trace.reader.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceComparisonTest {

  private static final String OLD =
      """
      3 2 Prices#of(sku=a) → 10
      4 2 Prices#of(sku=b) → 5
      5 2 Rounding#cents(value=15) → 15
      2 1 Orders#total(items=2) → 15
      6 1 Mail#send(total=15) →
      1 - Shop#run(order=7) → paid 15
      """;

  private static List<String> suspects(TraceDiff diff) {
    return diff.suspects().stream().map(Suspect::method).toList();
  }

  @Test
  void theSameTrace_hasNoDifference() throws IOException {
    TraceDiff diff = TraceText.compare(OLD, OLD);
    assertTrue(diff.isEmpty());
    assertEquals(List.of(), diff.remarks());
  }

  @Test
  void emptyTraces_haveNoDifference() throws IOException {
    assertTrue(TraceText.compare("", "").isEmpty());
  }

  @Test
  void changedResult_isTracedToTheDeepestMethodThatChanged() throws IOException {
    TraceDiff diff =
        TraceText.compare(
            OLD,
            """
            3 2 Prices#of(sku=a) → 10
            4 2 Prices#of(sku=b) → 5
            5 2 Rounding#cents(value=15) → 16
            2 1 Orders#total(items=2) → 16
            6 1 Mail#send(total=16) →
            1 - Shop#run(order=7) → paid 16
            """);
    assertEquals(
        new Suspect(
            "com.acme.Rounding#cents",
            0.9,
            "the first difference is here: given value=15, it came to 16 instead of 15",
            List.of("sys_1768312800_abcde5")),
        diff.suspects().get(0));
    assertEquals(
        List.of(
            new ChangedResult(
                "com.acme.Orders#total", "items=2", "15", "16", "sys_1768312800_abcde2"),
            new ChangedResult(
                "com.acme.Rounding#cents", "value=15", "15", "16", "sys_1768312800_abcde5"),
            new ChangedResult(
                "com.acme.Shop#run", "order=7", "paid 15", "paid 16", "sys_1768312800_abcde1")),
        diff.results());
    assertTrue(diff.methods().isEmpty());
    assertTrue(diff.edges().isEmpty());
  }

  @Test
  void suspect_namesOldExecutionsWhoseResultIsAnother_beforeThoseThatOnlyCallOthers()
      throws IOException {
    String old =
        """
        2 1 Cart#total() → 1
        1 - Shop#run(order=1) → done
        4 3 Cart#total() → 5
        3 - Shop#run(order=2) → done
        6 5 Cart#total() → 5
        5 - Shop#run(order=3) → done
        """;
    String now =
        """
        b 2 Prices#of() → 0
        2 9 Cart#total() → 1
        9 - Shop#run(order=1) → done
        4 3 Cart#total() → 6
        3 - Shop#run(order=2) → done
        6 5 Cart#total() → 6
        5 - Shop#run(order=3) → done
        """;
    Suspect suspect = TraceText.compare(old, now).suspects().get(0);
    assertEquals("com.acme.Cart#total", suspect.method());
    assertEquals(List.of("sys_1768312800_abcde4", "sys_1768312800_abcde2"), suspect.oldIds());
  }

  @Test
  void callerThatCallsSomethingElse_isTheSuspect() throws IOException {
    TraceDiff diff =
        TraceText.compare(
            OLD,
            """
            3 2 Prices#of(sku=a) → 10
            4 2 Discounts#of(sku=b) → 1
            2 1 Orders#total(items=2) → 1
            6 1 Mail#send(total=1) →
            1 - Shop#run(order=7) → paid 1
            """);
    assertEquals(
        "the first difference is here: given items=2, it calls com.acme.Discounts#of(sku=b) instead"
            + " of com.acme.Prices#of(sku=b)",
        diff.suspects().get(0).why());
    assertEquals("com.acme.Orders#total", diff.suspects().get(0).method());
    assertEquals(
        new Difference<>(List.of("com.acme.Discounts#of"), List.of("com.acme.Rounding#cents")),
        diff.methods());
    assertEquals(
        new Difference<>(
            List.of(new Edge("com.acme.Orders#total", "com.acme.Discounts#of", 1)),
            List.of(new Edge("com.acme.Orders#total", "com.acme.Rounding#cents", 1))),
        diff.edges());
  }

  @Test
  void newError_isToldWhereItBegan() throws IOException {
    TraceDiff diff =
        TraceText.compare(
            OLD,
            """
            3 2 Prices#of(sku=a) → !IllegalStateException: no price for a
            2 1 Orders#total(items=2) → !IllegalStateException: no price for a
            1 - Shop#run(order=7) → failed
            """);
    assertEquals("com.acme.Prices#of", suspects(diff).get(0));
    assertEquals(
        "the first difference is here: given sku=a, it came to error IllegalStateException: no"
            + " price for a instead of 10",
        diff.suspects().get(0).why());
    assertTrue(
        diff.errors()
            .isNew()
            .contains(
                new Thrown("com.acme.Prices#of", "IllegalStateException: no price for a", 1)));
    assertEquals(List.of("com.acme.Mail#send", "com.acme.Rounding#cents"), diff.methods().isGone());
  }

  @Test
  void executionThatDoesNotEnd_isTheSuspect() throws IOException {
    TraceDiff diff =
        TraceText.compare(
            OLD,
            """
            3 2 Prices#of(sku=a) → 10
            4 2 Prices#of(sku=b) → 5
            5 2 Rounding#cents(value=15) → open
            2 1 Orders#total(items=2) → open
            1 - Shop#run(order=7) → open
            """);
    assertEquals(
        "the first difference is here: given value=15, it didn't end",
        diff.suspects().get(0).why());
  }

  @Test
  void methodThatReturnsNothing_isASuspectBesideItsCaller() throws IOException {
    String old = "2 1 Cache#put(key=a) →\n3 1 Log#write(key=a) →\n1 - Shop#find(key=a) → 1\n";
    TraceDiff diff = TraceText.compare(old, old.replace("→ 1", "→ 2"));
    assertEquals(
        List.of("com.acme.Shop#find", "com.acme.Log#write", "com.acme.Cache#put"), suspects(diff));
    assertEquals(
        "returns nothing, and ran in com.acme.Shop#find before the difference: what it changes is"
            + " seen there only",
        diff.suspects().get(1).why());
  }

  @Test
  void treesOfThreadsInAnotherOrder_haveNoDifference() throws IOException {
    String old = tree(1) + tree(2) + tree(3);
    assertTrue(TraceText.compare(old, tree(3) + tree(1) + tree(2)).isEmpty());
    String calls = "2 1 A#a(n=1) → 1 @w-1\n3 1 A#a(n=2) → 2 @w-2\n";
    String other = "3 1 A#a(n=2) → 2 @w-1\n2 1 A#a(n=1) → 1 @w-2\n";
    assertTrue(TraceText.compare(calls + "1 - B#b(n=0) → 3", other + "1 - B#b(n=0) → 3").isEmpty());
  }

  private static String tree(int n) {
    return "%d1 %d A#a(n=%d) → %d @t-%d\n%d - B#b(n=%d) → %d @t-%d\n"
        .formatted(n, n, n, n * n, n, n, n, n, n);
  }

  @Test
  void ticketsThatThreadsDrawInAnotherOrder_areChance() throws IOException {
    String old = "1 - A#next() → 1 @w-1\n2 - A#next() → 2 @w-2\n";
    assertTrue(TraceText.compare(old, "1 - A#next() → 2 @w-1\n2 - A#next() → 1 @w-2\n").isEmpty());
  }

  @Test
  void callThatEndsAfterItsCaller_belongsToTheCaller() throws IOException {
    TraceDiff diff =
        TraceText.compare("1 - B#b(n=0) → 3\n", "1 - B#b(n=0) → 3\n2 1 A#a(n=1) → 1 @w-1\n");
    assertEquals(List.of(new Edge("com.acme.B#b", "com.acme.A#a", 1)), diff.edges().isNew());
  }

  @Test
  void stateThatInputsDoNotShow_isNoDifferenceOfResults() throws IOException {
    String old = "1 - Counter#next() → 1\n2 - Counter#next() → 2\n3 - Counter#next() → 3\n";
    String now = "1 - Counter#next() → 1\n2 - Counter#next() → 2\n";
    assertEquals(List.of(), TraceText.compare(old, now).results());
  }

  @Test
  void whatOtherRunsOfTheOldProgramDoToo_isNoDifference() throws IOException {
    String old = "2 1 Dice#roll() → 3\n1 - Game#play(name=x) → 3\n";
    String other = "2 1 Dice#roll() → 5\n3 1 Dice#again() → 1\n1 - Game#play(name=x) → 6\n";
    String now = "2 1 Dice#roll() → 4\n1 - Game#play(name=x) → 4\n";
    assertEquals(2, TraceText.compare(old, now).results().size());
    assertTrue(TraceText.compare(old, now, other).isEmpty());
    assertTrue(TraceText.compare(old, other, other).isEmpty());
    assertEquals(
        List.of("com.acme.Game#cheat"),
        TraceText.compare(old, now + "4 - Game#cheat() → 1\n", other).methods().isNew());
  }

  @Test
  void listInAnotherOrder_isNoDifferenceByItself() throws IOException {
    String old = "2 1 A#order() → [x, y, z]\n3 1 B#show(list=[x, y, z]) →\n1 - C#run(n=1) → 1\n";
    assertTrue(TraceText.compare(old, old.replace("x, y, z", "z, x, y")).isEmpty());
    TraceDiff other = TraceText.compare(old, old.replace("x, y, z", "x, y, y"));
    assertEquals(List.of("com.acme.A#order"), suspects(other));
  }

  @Test
  void listInAnotherOrder_isTheFirstSuspectOfWhatFollows() throws IOException {
    String old = "2 1 A#order() → [x, y]\n3 1 B#first(list=[x, y]) → 1\n1 - C#run(n=1) → 1\n";
    String now = "2 1 A#order() → [y, x]\n3 1 B#first(list=[y, x]) → 2\n1 - C#run(n=1) → 2\n";
    TraceDiff diff = TraceText.compare(old, now);
    assertEquals(List.of("com.acme.A#order", "com.acme.B#first", "com.acme.C#run"), suspects(diff));
    assertEquals(
        "returned a list in another order, given equal inputs; what follows differs",
        diff.suspects().get(0).why());
  }

  @Test
  void tracesWithoutAnythingInCommon_sayThat() throws IOException {
    TraceDiff diff = TraceText.compare("1 - A#a() → 1\n", "1 - B#b() → 1\n");
    assertEquals(List.of("the traces have no method in common"), diff.remarks());
    assertEquals(List.of("com.acme.B#b"), diff.methods().isNew());
    assertEquals(List.of("com.acme.A#a"), diff.methods().isGone());
  }

  @Test
  void callersThatNeverCome_loseOnlyTheirOwnPlace() throws IOException {
    String part = "2 1 A#a(n=1) → 1\n3 1 A#a(n=2) → 4\n";
    assertTrue(TraceText.compare(part, part).isEmpty());
    assertEquals(
        List.of("com.acme.A#a"), suspects(TraceText.compare(part, part.replace("→ 4", "→ 5"))));
  }

  @Test
  void veryDeepTrees_areCompared() throws IOException {
    int depth = 2_000;
    String deep =
        IntStream.range(0, depth)
            .mapToObj(i -> (depth - i + 1) + " " + (depth - i) + " A#a(n=" + i % 7 + ") → 1\n")
            .collect(Collectors.joining());
    String old = deep + "1 - B#b() → 1\n";
    assertTrue(TraceText.compare(old, old).isEmpty());
    assertEquals(
        List.of("com.acme.B#b"), suspects(TraceText.compare(old, deep + "1 - B#b() → 2\n")));
  }

  @Test
  void manyMoreInputsThanAreKept_areComparedBySample() throws IOException {
    String old =
        IntStream.range(0, 5_000)
            .mapToObj(i -> i + " - A#a(n=" + i + ") → " + i + "\n")
            .collect(Collectors.joining());
    TraceDiff same = TraceText.compare(old, old);
    assertTrue(same.isEmpty());
    assertEquals(
        List.of("the traces are large: of some methods a sample of the inputs was compared"),
        same.remarks());
  }
}
