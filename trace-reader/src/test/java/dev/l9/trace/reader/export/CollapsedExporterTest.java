package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.export.collapsed.CollapsedExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CollapsedExporterTest {

  private static String export(List<SpanLine> lines) {
    return Fixture.export(out -> new CollapsedExporter(out, false), lines);
  }

  private static String byCalls(List<SpanLine> lines) {
    return Fixture.export(out -> new CollapsedExporter(out, true), lines);
  }

  private static SpanLine span(int number, SpanLine parent, String name) {
    SpanLine span = SpanLine.of("aaaaa", number).call("com.acme." + name, "run").on("main");
    return parent == null ? span : span.in(parent);
  }

  @Test
  void stacks_haveTheirOwnTime() {
    assertEquals(
        """
        com.acme.Shop.order 4850
        com.acme.Shop.order;com.acme.Inventory.reserve 3701
        com.acme.Shop.order;com.acme.Inventory.reserve;com.acme.Db.query 200
        com.acme.Shop.order;com.acme.Stock.check 1000
        com.acme.Shop.order;com.acme.Card.pay 1000
        com.acme.Shop.order;com.acme.Gate.enter 250
        com.acme.Shop.order;com.acme.Price.total 6000
        com.acme.Shop.order;com.acme.Mail.send 7900
        com.acme.Api.get 350
        com.acme.Api.get;com.acme.Db.query 50
        cleanup 1
        """,
        export(Fixture.shop()));
  }

  @Test
  void byCalls_countsCalls() {
    assertTrue(
        byCalls(Fixture.shop())
            .contains("com.acme.Shop.order;com.acme.Inventory.reserve;com.acme.Db.query 2\n"));
  }

  @Test
  void childrenOfOneThread_areTakenFromTheOwnTime_othersNot() {
    SpanLine root = span(1, null, "Root").at(0, 10_000_000);
    SpanLine inside = span(2, root, "Inside").at(1000, 3_000_000);
    SpanLine elsewhere = span(3, root, "Elsewhere").on("pool").at(1000, 8_000_000);
    assertEquals(
        """
        com.acme.Root.run 7000
        com.acme.Root.run;com.acme.Inside.run 3000
        com.acme.Root.run;com.acme.Elsewhere.run 8000
        """,
        export(List.of(inside, elsewhere, root)));
  }

  @Test
  void awaitedChildren_thatOverlap_countOnceForTheCaller() {
    SpanLine root = span(1, null, "Root").at(0, 10_000_000);
    SpanLine first = span(2, root, "A").at(1000, 6_000_000);
    SpanLine second = span(3, root, "A").at(2000, 6_000_000);
    assertEquals(
        """
        com.acme.Root.run 3000
        com.acme.Root.run;com.acme.A.run 12000
        """,
        export(List.of(first, second, root)));
  }

  @Test
  void childThatComesAfterItsParents_findsItsStack() {
    SpanLine root = span(1, null, "Root").at(0, 1_000_000);
    SpanLine middle = span(2, root, "Middle").at(100, 500_000);
    SpanLine late = span(3, middle, "Late").on("pool").at(200, 5_000_000);
    String stack = "com.acme.Root.run;com.acme.Middle.run;com.acme.Late.run 5000\n";
    assertTrue(export(List.of(middle, root, late)).contains(stack));
    assertTrue(export(List.of(middle, late, root)).contains(stack));
  }

  @Test
  void childrenOfAMissingParent_beginStacks() {
    SpanLine child = SpanLine.of("aaaaa", 1).inMissing("mem_1_gone", "mem_1_gone");
    assertEquals("a.B.c 5\n", export(List.of(child.call("a.B", "c").at(0, 5000))));
  }

  @Test
  void calls_areAllThere_inAnyOrder() {
    for (int seed = 0; seed < 40; seed++) {
      List<SpanLine> lines = new RandomTrace(new Random(seed)).lines();
      long calls = byCalls(lines).lines().mapToLong(CollapsedExporterTest::count).sum();
      assertEquals(lines.size(), calls, "seed " + seed);
    }
  }

  private static long count(String line) {
    assertTrue(line.matches("[^ ]+ \\d+"), line);
    return Long.parseLong(line.substring(line.indexOf(' ') + 1));
  }

  @Test
  void cycles_endSomewhere() {
    SpanLine one = SpanLine.of("aaaaa", 1).at(0, 5000);
    SpanLine two = SpanLine.of("aaaaa", 2).at(0, 5000).in(one);
    one.in(two);
    SpanLine self = SpanLine.of("aaaaa", 3).at(0, 5000);
    self.in(self);
    assertTrue(
        byCalls(List.of(one, two, self)).lines().mapToLong(CollapsedExporterTest::count).sum()
            >= 3);
  }

  @Test
  void deepRecursion_isCutAtAThousandFrames() {
    List<SpanLine> lines = new ArrayList<>();
    SpanLine parent = null;
    for (int i = 1; i <= 3_000; i++) {
      parent = span(i, parent, "R").at(i, (6_000 - 2L * i) * 1000);
      lines.add(0, parent);
    }
    List<String> stacks = byCalls(lines).lines().toList();
    assertEquals(1001, stacks.size());
    assertTrue(stacks.get(1000).endsWith(";com.acme.R.run;[deeper] 2000"), stacks.get(1000));
  }

  @Test
  void frames_holdNothingThatReadersSplitAt() {
    for (String line : byCalls(Fixture.hostile()).split("\n")) {
      count(line);
      assertTrue(line.codePoints().noneMatch(PlainText::isUnsafe), line);
      assertTrue(line.chars().filter(c -> c == ';').count() <= 1, line);
    }
    SpanLine root = SpanLine.of("aaaaa", 1).operation("load; all 5%\n").at(0, 1000);
    assertEquals("load%3B%20all%205%25%0A 1\n", export(List.of(root)));
  }

  @Test
  void noEvents_areNoStacks() {
    assertEquals("", export(List.of()));
  }
}
