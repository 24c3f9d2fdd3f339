package dev.l9.trace.reader.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.file.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class SelfTimesTest {

  @TempDir Path folder;

  /** Self, total and calls of each method. */
  private String times(EventFilter chosen, String... lines) throws IOException {
    SelfTimes times = new SelfTimes(chosen);
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      reader.forEach(times);
    }
    assertFalse(times.isCapped());
    return times.methods().stream().map(SelfTimesTest::text).collect(Collectors.joining("\n"));
  }

  private static String text(MethodTimes times) {
    return times.method().name()
        + " "
        + times.self() / 1_000_000
        + " of "
        + times.total() / 1_000_000
        + " in "
        + times.calls();
  }

  private String times(String... lines) throws IOException {
    return times(EventFilter.ALL, lines);
  }

  @Test
  void selfTime_isWithoutThatOfTheCalls() throws IOException {
    assertEquals(
        """
        Db.load 50 of 50 in 2
        Shop.show 40 of 100 in 1
        Shop.list 10 of 20 in 1""",
        times(
            "load1 list 5 10 a.Db#load main success → 1",
            "list root 0 20 a.Shop#list main success → 2",
            "load2 root 30 40 a.Db#load main success → 3",
            "root - 0 100 a.Shop#show main success → 4"));
  }

  @Test
  void callsOnOtherThreads_countOnceWhereTheyRunAtOnce_andNotIfNobodyWaitsForThem()
      throws IOException {
    assertEquals(
        """
        Pool.work 170 of 170 in 3
        Shop.show 50 of 100 in 1""",
        times(
            "w1 root 10 40 a.Pool#work pool-1 success → 1",
            "w2 root 20 40 a.Pool#work pool-2 success → 2",
            "root - 0 100 a.Shop#show main success → 3",
            "w3 root 50 90 a.Pool#work pool-3 success → 4"));
  }

  @Test
  void aChildWhoseThreadHandsItOverLater_isStillSubtracted() throws IOException {
    assertEquals(
        """
        Shop.show 60 of 100 in 1
        Pool.work 40 of 40 in 1""",
        times(
            "root - 0 100 a.Shop#show main success → 1",
            "w1 root 10 40 a.Pool#work pool-1 success → 2"));
  }

  @Test
  void missingParents_changeNothing() throws IOException {
    assertEquals("Db.load 10 of 10 in 1", times("l1 gone 5 10 a.Db#load main success → 1"));
  }

  @Test
  void whatIsntChosen_isStillSubtracted() throws IOException {
    assertEquals(
        "Shop.show 70 of 100 in 1",
        times(
            event -> event.className().equals("a.Shop"),
            "l1 root 5 30 a.Db#load main success → 1",
            "root - 0 100 a.Shop#show main success → 2"));
  }

  @Test
  void recursion_hasItsSelfTimeOnce() throws IOException {
    assertEquals(
        "Tree.walk 100 of 180 in 3",
        times(
            "c b 40 20 a.Tree#walk main success → 1",
            "b root 20 60 a.Tree#walk main success → 2",
            "root - 0 100 a.Tree#walk main success → 3"));
  }

  @Test
  void percentiles_areThoseOfTheDurations() throws IOException {
    String[] lines = new String[100];
    for (int i = 0; i < 100; i++) {
      String status = i == 99 ? "error" : "success";
      lines[i] = "e" + i + " - " + i + " " + (i + 1) + " a.Db#load main " + status + " → x";
    }
    SelfTimes times = new SelfTimes(EventFilter.ALL);
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      reader.forEach(times);
    }
    MethodTimes load = times.methods().get(0);
    assertEquals(50, load.p50() / 1e6, 0.05);
    assertEquals(95, load.p95() / 1e6, 0.05);
    assertEquals(99, load.p99() / 1e6, 0.1);
    assertEquals(100_000_000, load.max());
    assertEquals(1, load.errors());
    assertEquals(TraceLines.id("e99"), load.slowestId());
  }

  @Test
  void whatTheAgentSaysOfItself_isntAMethod() throws IOException {
    assertEquals("", times(TraceLines.run("abcde", "0", "\"run\":\"r\"")));
  }

  @Test
  void moreOpenExecutionsThanMemoryIsMeantFor_areForgotten_andSaidToBe() throws IOException {
    assertGenerated(new SelfTimes(EventFilter.ALL, 5_000), 6_000);
  }

  @Test
  @EnabledIfSystemProperty(named = "l9.stress", matches = "true")
  void aMillionEvents_areReadWithinABound() throws IOException {
    assertGenerated(new SelfTimes(EventFilter.ALL), 110_000);
  }

  /** Each root has eight children, and a ninth that belongs to a parent that never comes. */
  private static void assertGenerated(SelfTimes times, int roots) throws IOException {
    InputStream in = new SequenceInputStream(roots(roots));
    try (TraceReader reader = TraceReader.open(List.of(Path.of("-")), in)) {
      reader.forEach(times);
    }
    assertEquals(
        List.of(
            "Shop.show %d of %d in %d".formatted(9 * roots, 10 * roots, roots),
            "Db.load %1$d of %1$d in %1$d".formatted(9 * roots)),
        times.methods().stream()
            .map(SelfTimesTest::text)
            .sorted(Comparator.reverseOrder())
            .toList());
    assertTrue(times.isCapped(), "the parents that don't come are more than are waited for");
  }

  /** The events of one root after the other, made as they are read. */
  private static Enumeration<InputStream> roots(int count) {
    String load = TraceLines.line("L P 0 1 a.Db#load main success → x") + '\n';
    String show = TraceLines.line("R - 0 10 a.Shop#show main success → x") + '\n';
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append(load.replace("abcdeL", "abcdeNx" + i).replace("abcdeP", "abcdeRN"));
    }
    text.append(load.replace("abcdeL", "abcdeGN").replace("abcdeP", "abcdegoneN"));
    text.append(show.replace("abcdeR", "abcdeRN"));
    String[] parts = text.toString().split("N", -1);
    return new Enumeration<>() {
      private int root;

      @Override
      public boolean hasMoreElements() {
        return root < count;
      }

      @Override
      public InputStream nextElement() {
        String lines = String.join(Integer.toString(root++), parts);
        return new ByteArrayInputStream(lines.getBytes(UTF_8));
      }
    };
  }
}
