package dev.l9.trace.memory.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.lineage.MethodGraph.Began;
import dev.l9.trace.memory.lineage.MethodGraph.Passed;
import dev.l9.trace.memory.store.CallIndex.Day;
import dev.l9.trace.memory.store.CallIndex.Edge;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphReaderTest {

  private static final String SHOP = "rsn_1768312801_jvm01shop";
  private static final String PAY = "rsn_1768312801_jvm01pay";
  private static final long START = 1_768_312_800_000_000L;
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;

  private PacketStore store() throws IOException {
    PacketStore store = PacketStores.make(new StoreUrl.InFolder(folder));
    String lines =
        EventLine.run("jvm01", "r1", "0a")
            + new EventLine(SHOP, "Shop#order").at(1)
            + new EventLine(PAY, "Payment#pay")
                .below(SHOP, SHOP)
                .at(2)
                .failed("CardException: no")
                .metadata("origin", "rsn_1768312801_jvm01card")
            + new EventLine("rsn_1768312801_jvm01card", "Card#check")
                .below(PAY, SHOP)
                .at(3)
                .failed("CardException: no")
                .metadata("at", "Card.java:7")
            + new EventLine("rsn_1768312801_jvm01bank", "Bank#ask").below(PAY, SHOP).at(4)
            + EventLine.run("jvm02", "r2", "0b")
            + new EventLine("rsn_1768312801_jvm02root", "Payment#pay").at(40 * 3600)
            + new EventLine("rsn_1768312801_jvm02lost", "Payment#pay")
                .below("rsn_1768312801_jvm02gone", "rsn_1768312801_jvm02gone")
                .at(40 * 3600 + 1)
                .failed("LimitException: 9")
                .metadata("at", "Payment.java:3");
    new Ingest(store, new IngestProgress(), said -> {})
        .add(
            List.of(Path.of("-")),
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            false);
    return store;
  }

  @Test
  void method_hasItsCallersCalleesErrorsAndDays() throws IOException {
    try (PacketStore store = store()) {
      MethodGraph graph = new GraphReader(store, 100, 20).of("com.acme.Payment#pay");
      assertEquals(Set.of("Payment.java"), graph.files());
      assertEquals(3, graph.executions());
      assertEquals(
          List.of("0b 2 1 0", "0a 1 0 1"),
          graph.revisions().stream()
              .map(r -> r.name() + " " + r.calls() + " " + r.failed() + " " + r.passed())
              .toList());
      long later = START + 40 * 3600 * SECOND;
      assertEquals(
          List.of(
              new Edge("", false, 1, 1, 2_000_000, later + SECOND, later + SECOND),
              new Edge("", true, 1, 0, 2_000_000, later, later),
              new Edge(
                  "com.acme.Shop#order",
                  false,
                  1,
                  1,
                  2_000_000,
                  START + 2 * SECOND,
                  START + 2 * SECOND)),
          graph.callers().stream()
              .sorted(
                  java.util.Comparator.comparing(Edge::method).thenComparing(edge -> edge.isRoot()))
              .toList());
      assertEquals(
          List.of("com.acme.Bank#ask", "com.acme.Card#check"),
          graph.callees().stream().map(Edge::method).toList());
      assertEquals(List.of(new Day(20468, 2, 1), new Day(20466, 1, 1)), graph.days());
      assertEquals(
          List.of(
              new Began(
                  "LimitException",
                  "0b",
                  1,
                  "2026-01-15T06:00:01.000000Z",
                  "2026-01-15T06:00:01.000000Z",
                  "Payment.java:3",
                  "rsn_1768312801_jvm02lost")),
          graph.began());
      assertEquals(
          List.of(
              new Passed(
                  "CardException", "com.acme.Card#check", 1, "2026-01-13T14:00:02.000000Z", PAY)),
          graph.passed());
    }
  }

  @Test
  void latestExecutions_areThoseThatAreLookedAt() throws IOException {
    try (PacketStore store = store()) {
      MethodGraph graph = new GraphReader(store, 1, 20).of("com.acme.Payment#pay");
      assertEquals(3, graph.executions());
      assertEquals(1, graph.lookedAt());
      assertEquals(1, graph.callers().size());
      assertEquals(1, graph.callers().get(0).failed());
      assertEquals(List.of(), graph.callees());
    }
  }

  @Test
  void methods_areFoundByAnyFormOfTheirNames() throws IOException {
    try (PacketStore store = store()) {
      List<String> pay = List.of("com.acme.Payment#pay");
      assertEquals(pay, MethodFinder.find(store, "com.acme.Payment#pay").methods());
      assertEquals(pay, MethodFinder.find(store, "Payment.pay").methods());
      assertEquals(pay, MethodFinder.find(store, "pay").methods());
      MethodFinder.Found none = MethodFinder.find(store, "Payment#pax");
      assertEquals(List.of(), none.methods());
      assertEquals(pay, none.nearest());
    }
  }
}
