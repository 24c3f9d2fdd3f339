package dev.l9.trace.memory.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.ingest.Reflection;
import dev.l9.trace.memory.lineage.Ancestors.End;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class LineageReaderTest {

  /** More than the limits allow; it takes a while. */
  private static final int MANY = 100_000;

  private static final String ROOT = "rsn_1768312801_jvm01root1";

  @TempDir private Path folder;

  private PacketStore store;

  @BeforeEach
  void open() throws IOException {
    store = PacketStores.make(new StoreUrl.InFolder(folder));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void add(Object... lines) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Object line : lines) {
      all.append(line);
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    new Ingest(store, new IngestProgress(), said -> {})
        .add(List.of(Path.of("-")), new ByteArrayInputStream(bytes), false);
  }

  private Packet packet(String id) throws IOException {
    List<Packet> found = new PacketFinder(store).find(id, 9);
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  private Lineage lineage(String id) throws IOException {
    return new LineageReader(store, LineageLimits.USUAL).of(packet(id));
  }

  private CallLineage call(String id) throws IOException {
    return lineage(id).call().orElseThrow();
  }

  private static List<String> ids(List<Call> calls) {
    return calls.stream().map(Call::traceId).toList();
  }

  /** The ids of a tree: {@code a(b(c) d)}. */
  private static String text(CallTree tree) {
    StringBuilder text = new StringBuilder(tree.call().traceId().substring(15));
    if (!tree.children().isEmpty()) {
      text.append(
          tree.children().stream()
              .map(LineageReaderTest::text)
              .collect(java.util.stream.Collectors.joining(" ", "(", ")")));
    }
    return text.toString();
  }

  private static EventLine child(String id, String parent) {
    return new EventLine("rsn_1768312801_" + id, "Step#run")
        .below("rsn_1768312801_" + parent, ROOT);
  }

  private static String sha256(String text, int digits) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, digits);
  }

  @Test
  void callersAndCallees_areThoseOfAllThreads() throws IOException {
    add(
        new EventLine(ROOT, "Shop#order"),
        child("jvm01a", "jvm01root1").at(2),
        child("jvm01b", "jvm01root1").at(3).metadata("thread", "pool-1-thread-1"),
        child("jvm01c", "jvm01b").at(4));
    CallLineage middle = call("rsn_1768312801_jvm01b");
    assertEquals(List.of(ROOT), ids(middle.ancestors().nearest()));
    assertEquals(End.ROOT, middle.ancestors().end());
    assertEquals("jvm01b(jvm01c)", text(middle.tree()));
    assertEquals("jvm01root1(jvm01a jvm01b(jvm01c))", text(call(ROOT).tree()));
    assertEquals(
        List.of("rsn_1768312801_jvm01b", ROOT),
        ids(call("rsn_1768312801_jvm01c").ancestors().nearest()));
  }

  @Test
  void callOfAnotherProcess_isJoinedByTheIdThatExportsGiveToTheCaller() throws Exception {
    String caller = "rsn_1768312801_jvm01a";
    String parent = "00-" + sha256(ROOT, 32) + "-" + sha256(caller, 16) + "-01";
    add(
        new EventLine(ROOT, "Shop#order"),
        child("jvm01a", "jvm01root1").at(2),
        new EventLine("rsn_1768312803_jvm02root2", "Bank#charge")
            .at(3)
            .metadata("traceparent", parent),
        new EventLine("rsn_1768312804_jvm02below", "Card#check")
            .below("rsn_1768312803_jvm02root2", "rsn_1768312803_jvm02root2")
            .at(4));
    assertEquals(
        List.of("rsn_1768312803_jvm02root2", caller, ROOT),
        ids(call("rsn_1768312804_jvm02below").ancestors().nearest()));
    assertEquals("jvm01root1(jvm01a(jvm02root2(jvm02below)))", text(call(ROOT).tree()));
    RemoteTrace trace = call(ROOT).remote().orElseThrow();
    assertEquals(sha256(ROOT, 32), trace.id());
    assertEquals(List.of("rsn_1768312803_jvm02root2"), ids(trace.roots()));
  }

  @Test
  void rootsOfOneW3cTrace_areShownWhereTheSpanBetweenThemIsAnotherTracers() throws IOException {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    add(
        new EventLine(ROOT, "Shop#order")
            .metadata("traceparent", "00-" + trace + "-1111111111111111-01"),
        new EventLine("rsn_1768312803_jvm02root2", "Bank#charge")
            .at(3)
            .metadata("traceparent", "00-" + trace + "-ffffffffffffffff-01"),
        new EventLine("rsn_1768312803_jvm02bad", "Bank#charge")
            .at(3)
            .metadata("traceparent", "00-nonsense"));
    CallLineage bank = call("rsn_1768312803_jvm02root2");
    assertEquals(List.of(), bank.ancestors().nearest());
    assertEquals(End.NOT_THERE, bank.ancestors().end());
    assertEquals("span ffffffffffffffff", bank.ancestors().missing());
    assertEquals(List.of(ROOT), ids(bank.remote().orElseThrow().roots()));
    assertEquals(trace, call(ROOT).remote().orElseThrow().id());
    assertEquals(End.ROOT, call("rsn_1768312803_jvm02bad").ancestors().end());
    assertTrue(call("rsn_1768312803_jvm02bad").remote().isEmpty());
  }

  @Test
  void sameInputs_tellWhenTheCallFailedFirstAndWorkedAgain() throws IOException {
    String card = "card=4711, at=2026-01-13T14:00:00Z";
    add(
        EventLine.run("jvm01", "r1", "0a"),
        new EventLine("rsn_1768312810_jvm01ok1", "Card#check").at(10).with(card),
        new EventLine("rsn_1768312811_jvm01bad1", "Card#check")
            .at(11)
            .with("card=1")
            .failed("E: no"));
    add(
        EventLine.run("jvm02", "r2", "0b"),
        new EventLine("rsn_1768312820_jvm02bad2", "Card#check").at(20).with(card).failed("E: no"),
        new EventLine("rsn_1768312821_jvm02bad3", "Card#check")
            .at(21)
            .with(card.replace("14:00", "15:00"))
            .failed("E: no"));
    add(
        EventLine.run("jvm03", "r3", "0c"),
        new EventLine("rsn_1768312830_jvm03ok2", "Card#check").at(30).with(card));
    RunHistory history = call("rsn_1768312821_jvm02bad3").history();
    assertEquals(4, history.inputs().count());
    assertEquals(2, history.inputs().failed());
    assertEquals("rsn_1768312810_jvm01ok1", history.lastBefore().orElseThrow().traceId());
    assertEquals("rsn_1768312820_jvm02bad2", history.firstFailure().orElseThrow().traceId());
    assertEquals("rsn_1768312821_jvm02bad3", history.lastFailure().orElseThrow().traceId());
    assertEquals("rsn_1768312830_jvm03ok2", history.firstAfter().orElseThrow().traceId());
    assertEquals("r3", history.firstAfter().orElseThrow().jvm().run());
    assertEquals(
        List.of("0a 2 1 1 0 1", "0b 2 2 2 2 2", "0c 1 0 1 0 0"),
        history.revisions().stream()
            .map(
                each ->
                    each.name()
                        + " "
                        + each.calls()
                        + " "
                        + each.failed()
                        + " "
                        + each.inputs().count()
                        + " "
                        + each.inputs().failed()
                        + " "
                        + each.errors())
            .toList());
  }

  @Test
  void exceptionThatPassedThrough_isFollowedToWhereItBegan() throws IOException {
    add(
        new EventLine(ROOT, "Shop#order")
            .failed("E: no")
            .metadata("origin", "rsn_1768312801_jvm01a"),
        child("jvm01a", "jvm01root1").at(2).failed("E: no"));
    CallLineage shop = call(ROOT);
    assertEquals("rsn_1768312801_jvm01a", shop.origin().orElseThrow().traceId());
    assertEquals("com.acme.Step#run", shop.history().failing());
    assertEquals(1, shop.history().revisions().get(0).errors());
  }

  @Test
  void damagedParents_endTheWayAndSayWhy() throws IOException {
    add(
        child("jvm01a", "jvm01b").at(1),
        child("jvm01b", "jvm01a").at(2),
        child("jvm01self", "jvm01self").at(3),
        child("jvm01lost", "jvm01gone").at(4));
    CallLineage cycle = call("rsn_1768312801_jvm01a");
    assertEquals(End.CYCLE, cycle.ancestors().end());
    assertEquals(List.of("rsn_1768312801_jvm01b"), ids(cycle.ancestors().nearest()));
    assertEquals("jvm01a(jvm01b(jvm01a))", text(cycle.tree()));
    assertTrue(cycle.tree().children().get(0).children().get(0).isRepeated());
    assertEquals(End.CYCLE, call("rsn_1768312801_jvm01self").ancestors().end());
    assertEquals("jvm01self(jvm01self)", text(call("rsn_1768312801_jvm01self").tree()));
    Ancestors lost = call("rsn_1768312801_jvm01lost").ancestors();
    assertEquals(End.NOT_THERE, lost.end());
    assertEquals("rsn_1768312801_jvm01gone", lost.missing());
  }

  @EnabledIfSystemProperty(named = "l9.stress", matches = "true")
  @Test
  void deepTraces_areClimbedUpToALimit() throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(new EventLine("rsn_1768312801_jvm01d0", "Shop#order"));
    for (int i = 1; i <= MANY; i++) {
      lines.append(child("jvm01d" + i, "jvm01d" + (i - 1)).at(i));
    }
    add(lines);
    Ancestors near = call("rsn_1768312801_jvm01d9000").ancestors();
    assertEquals(20, near.nearest().size());
    assertEquals("rsn_1768312801_jvm01d8999", near.nearest().get(0).traceId());
    assertEquals(9000 - 20 - 1, near.leftOut());
    assertEquals("rsn_1768312801_jvm01d0", near.top().orElseThrow().traceId());
    assertEquals(End.ROOT, near.end());
    Ancestors deep = call("rsn_1768312801_jvm01d" + MANY).ancestors();
    assertEquals(End.TOO_MANY, deep.end());
    assertEquals(10_000 - 20 - 1, deep.leftOut());
    CallTree tree = call("rsn_1768312801_jvm01d0").tree();
    for (int level = 0; level < 10; level++) {
      assertEquals(1, tree.children().size());
      assertEquals(0, tree.leftOut());
      tree = tree.children().get(0);
    }
    assertEquals(List.of(), tree.children());
    assertEquals(1, tree.leftOut());
  }

  @EnabledIfSystemProperty(named = "l9.stress", matches = "true")
  @Test
  void manyCallees_areCountedAndAFewListed() throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(new EventLine(ROOT, "Shop#order"));
    for (int i = 0; i < MANY; i++) {
      lines.append(child("jvm01w" + i, "jvm01root1").at(i));
    }
    add(lines);
    CallTree tree = call(ROOT).tree();
    assertEquals(10, tree.children().size());
    assertEquals("rsn_1768312801_jvm01w0", tree.children().get(0).call().traceId());
    assertEquals(MANY - 10, tree.leftOut());
    assertTrue(tree.isLeftOutMore());
    MethodGraph graph = new GraphReader(store, 10, 10).of("com.acme.Shop#order");
    assertEquals(200, graph.callees().get(0).calls());
  }

  @Test
  void otherPackets_haveTheirVersionsAndWhatIsToldOfTheirMethod() throws IOException {
    String first = "rsn_1768312801_jvm01a";
    add(EventLine.run("jvm01", "r1", "0a"), child("jvm01a", "jvm01gone").failed("E: no"));
    List<Packet> before = patterns();
    add(child("jvm01b", "jvm01gone").at(2).failed("E: no"));
    Packet note =
        Ingest.reflect(
            store,
            new Reflection("Try again", "ann", "com.acme.Step#run", "", "", 1, List.of()),
            Instant.parse("2026-01-14T00:00:00Z"));
    assertEquals(List.of(note), lineage(first).relatives().about());
    Relatives fact = lineage(before.get(0).id().toString()).relatives();
    assertEquals(2, fact.versions().size());
    assertEquals(before.get(0), fact.versions().get(1));
    assertEquals(fact.versions().get(0).provenance().parent(), before.get(0).id());
    assertTrue(fact.about().contains(note));
    Relatives reflection = lineage(note.id().toString().substring(0, 8)).relatives();
    assertEquals(2, reflection.about().size());
    assertEquals(List.of(), reflection.versions());
  }

  private List<Packet> patterns() throws IOException {
    List<Packet> patterns = new ArrayList<>();
    store.forEach(PacketFilter.ALL.ofTypes(Set.of(PacketType.PATTERN)), patterns::add);
    return patterns;
  }

  @Test
  void toolCalls_areJoinedByTheirTask() throws IOException {
    String call =
        "{\"trace_id\":\"sys_1768312800_jvm01t%d\",\"parent_id\":null,"
            + "\"timestamp\":\"2026-01-13T14:50:0%d.000000Z\",\"hrm_layer\":\"system\","
            + "\"operation\":\"execute\",\"component\":\"agent-7\",\"input_summary\":\"name=build\","
            + "\"output_summary\":\"\",\"duration_ms\":1500,\"status\":\"success\",\"metadata\":{"
            + "\"root_id\":\"sys_1768312800_jvm01t%d\",\"duration_ns\":1500000000,"
            + "\"task\":\"agent-7:compile\",\"class\":\"\",\"method\":\"\",\"thread\":\"main\","
            + "\"task_id\":\"%s\"}}\n";
    add(call.formatted(1, 1, 1, "t-1"), call.formatted(2, 2, 2, "t-1"));
    add(call.formatted(3, 3, 3, "t-2"));
    assertEquals(
        List.of(packet("sys_1768312800_jvm01t2")),
        lineage("sys_1768312800_jvm01t1").relatives().correlated());
    assertEquals(List.of(), lineage("sys_1768312800_jvm01t3").relatives().correlated());
  }

  @Test
  void ids_mayBeCutAndAreFoundBySecondOrByDigits() throws IOException {
    add(new EventLine(ROOT, "Shop#order"), child("jvm01ro", "jvm01root1").at(2));
    PacketFinder finder = new PacketFinder(store);
    assertEquals(List.of(packet(ROOT)), finder.find("rsn_1768312801_jvm01roo", 9));
    assertEquals(List.of(), finder.find("rsn_1768312801_jvm01rox", 9));
    assertEquals(List.of(), finder.find("rsn_1768312802_jvm01roo", 9));
    assertEquals(List.of(), finder.find("rsn_17683128", 9));
    assertEquals(List.of(), finder.find("%", 9));
    String id = packet(ROOT).id().toString();
    assertEquals(List.of(packet(ROOT)), finder.find(id, 9));
    assertEquals(List.of(packet(ROOT)), finder.find(id.substring(0, 11), 9));
    assertEquals(List.of(), finder.find(id.substring(0, 3), 9));
  }
}
