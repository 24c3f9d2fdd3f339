package dev.l9.trace.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter out = new StringWriter();
  private final PrintWriter err = new PrintWriter(out);
  private final List<Duration> waited = new ArrayList<>();

  /** Has a progress print so often, with the time standing still at this second after the start. */
  private String printed(boolean terminal, int times, long second, Progress.Work work) {
    Deque<Long> clock = new ArrayDeque<>(List.of(0L));
    LongSupplier time = () -> clock.isEmpty() ? second * 1_000_000_000 : clock.remove();
    new Progress(err, terminal, work, time)
        .print(
            duration -> {
              waited.add(duration);
              return waited.size() > times;
            });
    return out.toString();
  }

  private static Progress.Work work(long all, Long... done) {
    Deque<Long> left = new ArrayDeque<>(List.of(done));
    return new Progress.Work("reading trace.jsonl", left::remove, () -> all);
  }

  @Test
  void shortWork_printsNothing() {
    assertEquals("", printed(true, 0, 1, work(10)));
    assertEquals("", printed(false, 0, 1, work(10)));
    assertEquals(Duration.ofSeconds(2), waited.get(0));
  }

  @Test
  void pipe_getsALineAfterTwoSeconds_andOneEveryTen() {
    assertEquals(
        """
        l9: reading trace.jsonl: 10 %, 100 of 1000 MB, 18 s left
        l9: reading trace.jsonl: 50 %, 500 of 1000 MB, 2 s left
        """,
        printed(false, 2, 2, work(1_000_000_000, 100_000_000L, 500_000_000L)));
    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(10)), waited);
  }

  @Test
  void terminal_getsOneLine_whichIsGoneAtTheEnd() {
    String first = "reading trace.jsonl: 10 %, 100 of 1000 MB, 18 s left";
    String second = "reading trace.jsonl: 50 %, 500 of 1000 MB, 2 s left";
    assertEquals(
        "\r" + first + "\r" + second + " " + "\r" + " ".repeat(second.length()) + "\r",
        printed(true, 2, 2, work(1_000_000_000, 100_000_000L, 500_000_000L)));
  }

  @Test
  void line_keepsToANarrowTerminal_andMovesNoCursor() {
    Progress.Work work = new Progress.Work("reading \u001b[2J" + "x".repeat(100), () -> 0, () -> 0);
    String cut = "reading \\u001b[2J" + "x".repeat(61) + "…";
    assertEquals("\r" + cut + "\r" + " ".repeat(79) + "\r", printed(true, 1, 2, work));
  }

  @Test
  void unknownLength_isLeftOut() {
    assertEquals("l9: reading trace.jsonl: 3 MB\n", printed(false, 1, 2, work(-1, 3_000_000L)));
  }

  @Test
  void grownFile_isNotMoreThanWhole() {
    assertEquals("l9: reading trace.jsonl: 3 MB\n", printed(false, 1, 2, work(5, 3_000_000L)));
  }

  @Test
  void longTime_hasMinutes() {
    assertEquals(
        "w: 1 %, 1 of 100 MB, 3 min 18 s left",
        ProgressLine.of("w", 1_000_000, 100_000_000, 2_000_000_000));
    assertEquals("w: 0 %, 0 of 100 MB", ProgressLine.of("w", 0, 100_000_000, 2_000_000_000));
  }

  @Test
  void failureOfASupplier_endsTheProgress_andNothingElse() {
    LongSupplier broken =
        () -> {
          throw new IllegalStateException("closed");
        };
    assertEquals("", printed(false, 3, 2, new Progress.Work("w", broken, broken)));
  }

  @Test
  @SuppressWarnings("try") // The progress is only opened and closed.
  void close_endsTheThread_atOnce() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Progress progress = Progress.of(err, "w", never::getCount, never::getCount)) {
      assertEquals(1, threads());
    }
    assertEquals(0, threads());
    assertEquals("", out.toString());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("l9-progress"))
        .count();
  }
}
