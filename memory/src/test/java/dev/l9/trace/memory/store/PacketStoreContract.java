package dev.l9.trace.memory.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketIndex.Searched;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class PacketStoreContract {

  private static final Instant NOON = Instant.parse("2026-01-13T12:00:00Z");
  private static final UUID THREAD = PacketIds.ofThread("sys_1_a");

  private PacketStore store;

  /** Opens the store of this test; each call opens it once more. */
  protected abstract PacketStore open() throws StoreException;

  @BeforeEach
  void openStore() throws StoreException {
    store = open();
  }

  @AfterEach
  void closeStore() throws StoreException {
    store.close();
  }

  private static Packet packet(PacketType type, int minute, String text, UUID thread) {
    return Packet.of(
        type,
        NOON.plusSeconds(60L * minute),
        new Fields(Map.of("text", new CapturedValue.Text(text))),
        new Envelope(
            new Metadata("test", "system"), new Provenance(null, "source", "tool"), thread));
  }

  private static Packet packet(int minute, String text) {
    return packet(PacketType.REFLECTION, minute, text, THREAD);
  }

  private static IndexedPacket searched(
      Packet packet, @Nullable String subject, String words, String... keys) {
    return new IndexedPacket(
        packet,
        new PacketIndex(
            "com.acme.Orders#total",
            "IOException",
            "Orders.java",
            "reasoning",
            "error",
            subject,
            new Searched(Set.of(keys), words)));
  }

  private List<Packet> add(IndexedPacket... packets) throws StoreException {
    return store.write(writer -> writer.add(List.of(packets)));
  }

  private List<Packet> all(PacketFilter filter) throws StoreException {
    List<Packet> found = new ArrayList<>();
    store.forEach(filter, found::add);
    return found;
  }

  private List<Packet> words(String... words) throws StoreException {
    return store.withWords(List.of(words), PacketFilter.CURRENT, 10).stream()
        .map(ScoredPacket::packet)
        .toList();
  }

  @Test
  void packet_thatIsThereIsntAddedAgain() throws StoreException {
    Packet first = packet(0, "first");
    Packet second = packet(1, "second");
    assertEquals(List.of(first), add(new IndexedPacket(first, PacketIndex.NONE)));
    assertEquals(
        List.of(second),
        add(
            new IndexedPacket(first, PacketIndex.NONE),
            new IndexedPacket(second, PacketIndex.NONE),
            new IndexedPacket(second, PacketIndex.NONE)));
    assertEquals(2, store.stats().all());
    assertEquals(Optional.of(first), store.get(first.id()));
    assertEquals(Optional.empty(), store.get(new UUID(1, 1)));
  }

  @Test
  void packet_ofAnyContentComesBackAsItWas() throws StoreException {
    Fields payload =
        (Fields)
            PlainJson.read(
                "{\"nul\":\"a\\u0000b\",\"half\":\"\\ud800\",\"emoji\":\"😀\",\"quote\":\"'\\\"\\\\ --"
                    + " ; DROP TABLE packet\",\"n\":[1.50,1e300,12345678901234567890123],\"\":null}");
    Packet odd =
        Packet.of(
            PacketType.TOOL_CALL,
            NOON,
            payload,
            new Envelope(
                new Metadata("a\u0000", "\ud800x"),
                new Provenance(THREAD, "'", "?"),
                THREAD,
                "corr'elation",
                0.25,
                List.of("ü", "", "{}")));
    String nasty = "nul\u0000 half\ud800 quote' \"double\" % _ \\ ; -- AND NOT NEAR(";
    add(
        new IndexedPacket(
            odd,
            new PacketIndex(
                nasty, nasty, nasty, nasty, nasty, nasty, new Searched(Set.of(nasty), nasty))));
    assertEquals(PacketJson.write(odd), PacketJson.write(store.get(odd.id()).orElseThrow()));
    assertEquals(List.of(odd.id()), words("double").stream().map(Packet::id).toList());
    words("\"", "' OR 1=1", "NEAR(", "*", "half\ufffd", "a:b", "-x", "(", "the");
  }

  @Test
  void changeThatFails_hasChangedNothing() throws StoreException {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                store.write(
                    writer -> {
                      writer.add(List.of(searched(packet(0, "x"), null, "lost", "lost")));
                      writer.save(new Checkpoint("s", 7, "h"));
                      throw new IllegalStateException("no");
                    }));
    assertEquals("no", e.getMessage());
    assertEquals(0, store.stats().all());
    assertEquals(List.of(), words("lost"));
    assertEquals(Optional.empty(), store.write(writer -> writer.checkpoint("s")));
  }

  @Test
  void packets_comeInTheOrderOfTimesAndIds() throws StoreException {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      packets.add(packet(i % 7, "p" + i));
    }
    store.write(
        writer ->
            writer.add(packets.stream().map(p -> new IndexedPacket(p, PacketIndex.NONE)).toList()));
    List<Packet> sorted = new ArrayList<>(packets);
    sorted.sort(
        java.util.Comparator.comparing(Packet::timestamp).thenComparing(p -> p.id().toString()));
    assertEquals(sorted, all(PacketFilter.ALL));
  }

  @Test
  void packets_areSeenByTheTransactionThatAddsThem() throws StoreException {
    Packet first = packet(1, "first");
    Packet second = packet(0, "second");
    add(new IndexedPacket(first, PacketIndex.NONE));
    List<Packet> seen = new ArrayList<>();
    store.write(
        writer -> {
          writer.add(List.of(new IndexedPacket(second, PacketIndex.NONE)));
          writer.forEach(PacketFilter.CURRENT.between(NOON, null), seen::add);
          writer.forEach(PacketFilter.CURRENT.ofTypes(Set.of(PacketType.SEED)), seen::add);
          return 0;
        });
    assertEquals(List.of(second, first), seen);
  }

  @Test
  void seeds_haveNoTime() throws StoreException {
    add(new IndexedPacket(packet(PacketType.SEED, 0, "seed", THREAD), PacketIndex.NONE));
    assertNull(store.stats().first());
    assertNull(store.stats().last());
    Packet note = packet(1, "note");
    add(new IndexedPacket(note, PacketIndex.NONE));
    assertEquals(note.timestamp(), store.stats().first());
  }

  @Test
  void filters_takeWhatAllOfThemTake() throws StoreException {
    Packet trace = packet(PacketType.TRACE, 0, "t", THREAD);
    Packet other = packet(PacketType.TRACE, 5, "o", PacketIds.ofThread("other"));
    Packet note = packet(9, "n");
    PacketIndex index =
        new PacketIndex("com.acme.A#b", "E", "A.java", "memory", "blocked", null, null);
    add(
        new IndexedPacket(trace, index),
        new IndexedPacket(other, PacketIndex.NONE),
        new IndexedPacket(note, PacketIndex.NONE));
    PacketFilter all = PacketFilter.ALL;
    assertEquals(List.of(trace, other), all(all.ofTypes(Set.of(PacketType.TRACE))));
    assertEquals(List.of(trace), all(all.of(Set.of("memory"), Set.of("blocked", "error"))));
    assertEquals(List.of(trace), all(all.in(Set.of("A.java"), Set.of("com.acme.A#b"))));
    assertEquals(List.of(), all(all.in(Set.of("A.java"), Set.of("com.acme.A#c"))));
    assertEquals(List.of(other), all(all.between(NOON.plusSeconds(300), NOON.plusSeconds(540))));
    assertEquals(List.of(other), all(all.ofThread(PacketIds.ofThread("other"))));
  }

  @Test
  void newPacketOfASubject_replacesTheFormerInSearches() throws StoreException {
    Packet former = packet(1, "former");
    Packet newer = packet(2, "newer");
    Packet late = packet(0, "late");
    add(searched(former, "orders", "payment declined once", "orders.java"));
    add(searched(newer, "orders", "payment declined twice", "orders.java"));
    add(searched(late, "orders", "payment declined never", "orders.java"));
    assertEquals(List.of(newer), words("payment"));
    assertEquals(List.of(), words("once"));
    assertEquals(List.of(newer), all(PacketFilter.CURRENT));
    assertEquals(List.of(late, former, newer), all(PacketFilter.ALL));
    assertEquals(2, store.stats().replaced());
    add(searched(former, "orders", "payment declined once", "orders.java"));
    assertEquals(List.of(newer), words("payment"));
  }

  @Test
  void packetsOfSubjectsThatBeginAlike_areForgottenTogether() throws StoreException {
    Packet first = packet(1, "first");
    Packet newer = packet(2, "newer");
    Packet other = packet(3, "other");
    add(searched(first, "learnt\nOrders#tötal\na", "first"));
    add(searched(newer, "learnt\nOrders#tötal\na", "newer"));
    add(searched(other, "learnt\nOrders#tötals\na", "other"), searched(packet(4, "x"), null, "x"));
    store.write(
        writer -> {
          writer.forgetSubjects("learnt\nOrders#tötal\n");
          return 0;
        });
    assertEquals(List.of(other, packet(4, "x")), all(PacketFilter.ALL));
    assertEquals(List.of(), words("newer"));
  }

  @Test
  void search_ranksByKeysAndByRareWords() throws StoreException {
    Packet one = packet(1, "one");
    Packet two = packet(2, "two");
    Packet three = packet(3, "three");
    add(
        searched(one, null, "the payment was declined by the bank", "orders.java", "bank"),
        searched(two, null, "the payment was made", "orders.java"),
        searched(three, null, "the payments were made again and again", "other.java"));
    assertEquals(one, words("payment", "declined").get(0));
    assertEquals(Set.of(one, two, three), Set.copyOf(words("payment")));
    assertEquals(List.of(one), words("declining"));
    List<ScoredPacket> keyed =
        store.withKeys(Set.of("orders.java", "bank", "x"), PacketFilter.CURRENT, 10);
    assertEquals(List.of(new ScoredPacket(one, 2), new ScoredPacket(two, 1)), keyed);
    assertEquals(1, store.withWords(Set.of("payment"), PacketFilter.CURRENT, 1).size());
    assertEquals(
        List.of(),
        store.withWords(Set.of("payment"), PacketFilter.CURRENT.of(Set.of("focus"), Set.of()), 9));
  }

  @Test
  void forget_removesPacketsAndAllThatFindsThem() throws StoreException {
    Packet old = packet(0, "old");
    Packet kept = packet(9, "kept");
    Tally tally = store.write(writer -> writer.tallies(List.of("k")).get("k"));
    PacketIndex index = searched(old, null, "secretword", "secretkey").index();
    add(new IndexedPacket(old, index, tally.number()), searched(kept, null, "other", "secretkey"));
    store.write(
        writer -> {
          writer.save(tally.counted("{}"));
          return 0;
        });
    PacketFilter early = PacketFilter.ALL.between(null, NOON.plusSeconds(60));
    assertEquals(1, store.forget(early));
    assertEquals(0, store.forget(early));
    store.compact();
    assertEquals(List.of(kept), all(PacketFilter.ALL));
    assertEquals(List.of(), words("secretword"));
    assertEquals(1, store.withKeys(Set.of("secretkey"), PacketFilter.ALL, 9).size());
    assertEquals(
        List.of("k"),
        store.write(writer -> writer.brokenTallies(9)).stream().map(Tally::key).toList());
    assertEquals(List.of(old), add(new IndexedPacket(old, index)));
  }

  @Test
  void tallies_areKeptWithWhatTheyCount() throws StoreException {
    Tally made = store.write(writer -> writer.tallies(List.of("a", "b")).get("a"));
    assertEquals(new Tally(made.number(), "a", "", false), made);
    Packet one = packet(2, "1");
    Packet two = packet(1, "2");
    add(
        new IndexedPacket(one, PacketIndex.NONE, made.number()),
        new IndexedPacket(two, PacketIndex.NONE, made.number()));
    store.write(
        writer -> {
          writer.save(made.counted("{\"n\":2}"));
          return 0;
        });
    List<Packet> counted = new ArrayList<>();
    List<Tally> open =
        store.write(
            writer -> {
              List<Tally> found = writer.openTallies(10);
              writer.forEachCounted(found.get(0), counted::add);
              writer.save(found.get(0).sealed("{}"));
              return found;
            });
    assertEquals(List.of(made.counted("{\"n\":2}")), open);
    assertEquals(List.of(two, one), counted);
    assertEquals(List.of(), store.write(writer -> writer.openTallies(10)));
    assertEquals(List.of("a", "b"), List.copyOf(store.tallyKeys()));
    Tally sealed = store.write(writer -> writer.tallies(List.of("a")).get("a"));
    assertEquals(new Tally(made.number(), "a", "{}", false), sealed);
  }

  @Test
  void checkpointsAndJvms_areKept() throws StoreException {
    store.write(
        writer -> {
          writer.save(new Checkpoint("s", 1, "x"));
          writer.save(new Checkpoint("s", 1L << 40, "y"));
          writer.save(new JvmRun("aaaaa", "run", "0a+"));
          return 0;
        });
    try (PacketStore other = open()) {
      assertEquals(
          Optional.of(new Checkpoint("s", 1L << 40, "y")),
          other.write(writer -> writer.checkpoint("s")));
      assertEquals(
          Optional.of(new JvmRun("aaaaa", "run", "0a+")), other.write(w -> w.jvm("aaaaa")));
      assertEquals(Optional.empty(), other.write(writer -> writer.jvm("b")));
      assertEquals(List.of(new JvmRun("aaaaa", "run", "0a+")), other.jvms());
    }
  }

  @Test
  void vectors_areOfOneModelAndOneLength() throws StoreException {
    assumeTrue(store.stats().hasVectors(), "the server has no extension pgvector");
    Packet one = packet(1, "one");
    Packet two = packet(2, "two");
    add(searched(one, "s", "one", "one"), searched(two, null, "two", "two"));
    VectorModel model = new VectorModel("m", 2);
    assertEquals(List.of(one, two), store.withoutVector(model, 9));
    store.addVectors(
        model,
        Map.of(one.id(), new float[] {1, 0}, two.id(), new float[] {3, 4}, THREAD, new float[2]));
    assertEquals(List.of(), store.withoutVector(model, 9));
    List<ScoredPacket> near = store.nearest(model, new float[] {0, 2}, PacketFilter.CURRENT, 9);
    assertEquals(List.of(new ScoredPacket(two, 0.8), new ScoredPacket(one, 0)), near);
    assertEquals(Map.of("m", 2L), store.stats().vectors());
    assertWrong(
        "a vector has 3 dimensions, but those of the model m have 2; nothing was stored",
        () -> store.addVectors(model, Map.of(one.id(), new float[3])));
    assertWrong(
        "vectors of the model m with 2 dimensions, and these have 3",
        () -> store.nearest(new VectorModel("m", 3), new float[3], PacketFilter.CURRENT, 1));
    add(searched(packet(3, "newer"), "s", "newer"));
    store.forget(PacketFilter.ALL.between(NOON.plusSeconds(120), NOON.plusSeconds(121)));
    assertEquals(Map.of("m", 0L), store.stats().vectors());
  }

  @Test
  void vectorOfAReplacedPacket_staysUntilItIsRemovedAndIsNotSearched() throws StoreException {
    assumeTrue(store.stats().hasVectors(), "the server has no extension pgvector");
    Packet former = packet(1, "former");
    Packet newer = packet(2, "newer");
    VectorModel model = new VectorModel("m", 2);
    add(searched(former, "s", "former"));
    store.addVectors(model, Map.of(former.id(), new float[] {3, 4}));
    add(searched(newer, "s", "newer"));
    Map<UUID, float[]> kept = store.vectors(model, List.of(former.id(), newer.id()));
    assertEquals(Set.of(former.id()), kept.keySet());
    assertArrayEquals(new float[] {3, 4}, kept.get(former.id()));
    assertEquals(List.of(), store.nearest(model, new float[] {1, 1}, PacketFilter.ALL, 9));
    assertEquals(Map.of("m", 0L), store.stats().vectors());
    store.addVectors(model, Map.of(newer.id(), new float[] {0, 0}));
    store.removeOldVectors();
    assertEquals(
        Set.of(newer.id()), store.vectors(model, List.of(former.id(), newer.id())).keySet());
    assertEquals(
        List.of(new ScoredPacket(newer, 0)),
        store.nearest(model, new float[] {1, 1}, PacketFilter.ALL, 9));
    assertEquals(
        List.of(),
        store.nearest(
            model, new float[] {1, 1}, PacketFilter.ALL.of(Set.of("focus"), Set.of()), 9));
  }

  private static void assertWrong(
      String message, org.junit.jupiter.api.function.Executable executable) {
    String said = assertThrows(StoreException.class, executable).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static Packet event(int number, String parent, String more) {
    String json =
        "{\"trace_id\":\"e_0000000007_%d\",\"parent_id\":%s,\"input_summary\":\"card=1\","
            + "\"duration_ms\":%d%s}";
    Fields payload = (Fields) PlainJson.read(json.formatted(number, parent, number, more));
    return Packet.of(
        PacketType.TRACE,
        Instant.ofEpochSecond(7, number * 1000L),
        payload,
        new Envelope(new Metadata("l9-agent", ""), new Provenance(null, "jvm:aaaaa", "t"), THREAD));
  }

  private static IndexedPacket called(Packet packet, String method, String status, Tally tally) {
    PacketIndex index = new PacketIndex(method, "", "", "", status, null, null);
    return new IndexedPacket(packet, index, tally.number());
  }

  private static List<UUID> ids(List<LinkedPacket> found) {
    return found.stream().map(LinkedPacket::id).toList();
  }

  @Test
  void packets_areFoundByWhatJoinsThem() throws StoreException {
    Packet root =
        event(
            1,
            "null",
            ",\"metadata\":{\"traceparent\":"
                + "\"00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01\"}");
    Packet child = event(2, "\"e_0000000007_1\"", "");
    Packet failed = event(3, "\"e_0000000007_1\"", "");
    Packet former = packet(1, "former");
    Packet newer =
        Packet.of(
            PacketType.REFLECTION,
            NOON,
            new Fields(Map.of()),
            new Envelope(
                new Metadata("a", ""),
                new Provenance(former.id(), "", ""),
                THREAD,
                "task",
                1,
                List.of()));
    Map<String, Tally> tallies = store.write(writer -> writer.tallies(List.of("a\n", "b\n")));
    Tally above = tallies.get("a\n");
    Tally below = tallies.get("b\n");
    add(
        called(root, "a", "success", above),
        called(failed, "b", "error", below),
        called(child, "b", "success", below),
        searched(former, "orders", "x"),
        searched(newer, "orders", "y"));
    PacketLinker linker = new PacketLinker();
    LinkIndex links = store.links();
    long event = linker.bits("e_0000000007_1");
    LinkedPacket found = links.ofEvent(event, 9).get(0);
    assertEquals(root.id(), found.id());
    assertEquals(0x00f067aa0ba902b7L, found.parent());
    assertEquals(List.of(child.id(), failed.id()), ids(links.withParent(event, 9)));
    assertEquals(List.of(child.id()), ids(links.withParent(event, 1)));
    assertEquals(2, links.countWithParent(event, 9));
    assertEquals(1, links.countWithParent(event, 1));
    assertEquals(
        List.of(root.id()), ids(links.ofRemoteTrace("0af7651916cd43dd8448eb211c80319c", 9)));
    assertEquals(List.of(newer.id()), ids(links.withParent(PacketLinker.bits(former.id()), 9)));
    assertEquals(List.of(newer.id()), ids(links.withCorrelation(linker.bits("task"), 9)));
    assertEquals(2, links.ofSubjectOf(former.id(), 9).size());
    assertEquals(List.of(root.id()), links.between(root.id(), root.id(), 9));
    assertEquals(
        List.of(root.id(), child.id(), failed.id()),
        links.ofEventsBeginning(7, "e_0000000007_", 9));
    assertEquals(List.of(), links.ofEventsBeginning(7, "e_00000000__1", 9));
    assertEquals(List.of(), links.ofEventsBeginning(8, "e_0000000007_", 9));
    calls(above, below, links.of(child.id()).orElseThrow(), failed.id());
    store.forget(PacketFilter.ALL.ofTypes(Set.of(PacketType.TRACE)));
    assertEquals(List.of(), links.ofEvent(event, 9));
    assertEquals(0, links.countWithParent(event, 9));
    assertEquals(List.of(), links.ofRemoteTrace("0af7651916cd43dd8448eb211c80319c", 9));
    assertEquals(List.of(), store.calls().days(List.of(above.number(), below.number()), 9));
  }

  private void calls(Tally above, Tally below, LinkedPacket child, UUID failed)
      throws StoreException {
    CallIndex calls = store.calls();
    List<String> keys = new ArrayList<>();
    calls.forEachTally((number, key) -> keys.add(number + key));
    assertEquals(List.of(above.number() + "a\n", below.number() + "b\n"), keys);
    long inputs = child.inputs();
    long number = below.number();
    assertEquals(
        new CallIndex.Executions(2, 1, 7_000_002, 7_000_003), calls.withInputs(number, inputs));
    assertEquals(new CallIndex.Executions(0, 0, 0, 0), calls.withInputs(number, inputs + 1));
    assertEquals(failed, calls.firstFailure(number, inputs).orElseThrow().id());
    assertEquals(failed, calls.lastFailure(number, inputs).orElseThrow().id());
    assertEquals(child, calls.lastBefore(number, inputs, 7_000_003).orElseThrow());
    assertEquals(Optional.empty(), calls.firstAfter(number, inputs, 7_000_003));
    assertEquals(List.of(failed), ids(calls.failures(List.of(number), 9)));
    assertEquals(List.of(new CallIndex.Day(0, 2, 1)), calls.days(List.of(number), 9));
    CallIndex.Edge edge = new CallIndex.Edge("a", false, 2, 1, 5_000_000, 7_000_002, 7_000_003);
    assertEquals(List.of(edge), calls.callers(List.of(number), 9, 9));
    assertEquals(
        List.of(new CallIndex.Edge("b", false, 2, 1, 5_000_000, 7_000_002, 7_000_003)),
        calls.callees(List.of(above.number()), 9, 9));
    assertEquals(1, calls.callers(List.of(number), 1, 9).get(0).calls());
    assertEquals(List.of(), calls.callees(List.of(), 9, 9));
  }

  @Test
  protected void writers_takeTurns() throws StoreException {
    int each = 40;
    Packet shared = packet(0, "shared");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int w = 0; w < 2; w++) {
      int writer = w;
      writers.add(CompletableFuture.runAsync(() -> count(writer, each, shared)));
    }
    writers.forEach(CompletableFuture::join);
    assertEquals(1 + 2 * each, store.stats().all());
    Tally tally = store.write(writer -> writer.tallies(List.of("count")).get("count"));
    assertEquals("" + 2 * each, tally.state());
  }

  /** Reads, adds one, and writes: what two do at once would be lost. */
  private void count(int number, int times, Packet shared) {
    try (PacketStore own = open()) {
      for (int i = 0; i < times; i++) {
        Packet packet = packet(number, "w" + number + "-" + i);
        own.write(
            writer -> {
              Tally tally = writer.tallies(List.of("count")).get("count");
              int before = tally.state().isEmpty() ? 0 : Integer.parseInt(tally.state());
              writer.add(
                  List.of(
                      new IndexedPacket(shared, PacketIndex.NONE),
                      new IndexedPacket(packet, PacketIndex.NONE)));
              writer.save(tally.counted("" + (before + 1)));
              return 0;
            });
      }
    } catch (StoreException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
