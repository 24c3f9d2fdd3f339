package dev.l9.trace.memory.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.fact.Facts;
import dev.l9.trace.memory.ingest.Events;
import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.search.MemorySearch;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldModelTest {

  private static final List<Supplier<Learner>> LEARNERS = List.of(LeastResult::new);

  @TempDir private Path folder;

  private PacketStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = PacketStores.make(new StoreUrl.InFolder(folder));
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  private List<LearntMethod> learn(Predicate<Sample> counted, int atOnce) throws IOException {
    List<LearntMethod> all = new ArrayList<>();
    new WorldModel(store, () -> Learners.of(LEARNERS), atOnce)
        .learn(method -> true, counted, all::addAll);
    return all;
  }

  private Findings.Changes keep() throws IOException {
    return Findings.keep(store, learn(sample -> true, 500));
  }

  private List<Packet> current() throws IOException {
    List<Packet> found = new ArrayList<>();
    store.forEach(
        PacketFilter.CURRENT,
        packet -> {
          if (FindingPackets.isFinding(packet)) {
            found.add(packet);
          }
        });
    return found;
  }

  private static List<String> said(List<LearntMethod> methods) {
    List<String> said = new ArrayList<>();
    methods.forEach(
        method -> method.findings().forEach(each -> said.add(method.method() + " " + each.says())));
    return said;
  }

  @Test
  void methods_areLearntInGroupsAsAtOnce() throws IOException {
    Calls calls = new Calls("aaaaa", "run1", "0a", 0);
    calls.total(5, "3").call("pay", "{}", "8", "").total(7, "2").call("free", "{}", "-1", "");
    calls.call("pay", "{}", "9", "").failed("pay", "{}", "IOException: no", "").addTo(store);
    List<LearntMethod> learnt = learn(sample -> true, 500);
    assertEquals(
        List.of("com.acme.Orders#pay result >= 8", "com.acme.Orders#total result >= 2"),
        said(learnt));
    assertEquals(
        List.of("com.acme.Orders#free", "com.acme.Orders#pay", "com.acme.Orders#total"),
        learnt.stream().map(LearntMethod::method).toList());
    assertEquals(List.of("IOException"), List.copyOf(learnt.get(1).seen().errors()));
    assertEquals(3, learnt.get(1).seen().executions());
    assertEquals(learnt, learn(sample -> true, 1));
    assertEquals(learnt, learn(sample -> true, 2));
  }

  @Test
  void samples_areExecutionsThatHaveEnded_ofTheirRuns() throws IOException {
    new Calls("aaaaa", "run1", "0a", 0).total(5, "3").withoutValues("total").addTo(store);
    new Calls("bbbbb", "run2", "0b", 60).total(5, "1").addTo(store);
    String tool = Events.toolCall();
    new Ingest(store, new IngestProgress(), said -> {})
        .add(
            List.of(Path.of("-")),
            new ByteArrayInputStream(tool.getBytes(StandardCharsets.UTF_8)),
            false);
    List<LearntMethod> all = learn(sample -> true, 500);
    assertEquals(
        List.of("agent-7:compile", "com.acme.Orders#total"),
        all.stream().map(LearntMethod::method).toList());
    assertEquals(3, all.get(1).seen().executions());
    assertEquals(2, all.get(1).seen().withValues());
    assertEquals(List.of("0a", "0b"), all.get(1).findings().get(0).evidence().revisions());
    assertEquals(
        List.of("com.acme.Orders#total result >= 3"),
        said(learn(sample -> !sample.origin().run().equals("run2"), 500)));
  }

  @Test
  void finding_becomesAPacket_andIsKeptOnce() throws IOException {
    new Calls("aaaaa", "run1", "0a", 0).total(5, "3").total(6, "4").addTo(store);
    assertEquals(new Findings.Changes(1, 0), keep());
    Packet packet = current().get(0);
    assertEquals("2026-01-13T12:00:00.002Z", packet.timestamp().toString());
    assertEquals(0.75, packet.confidence());
    assertEquals(List.of("learnt", "invariant"), packet.tags());
    assertNull(packet.provenance().parent());
    String payload = JsonBytes.compact().value(packet.payload()).toString();
    assertEquals(
        "{'fact':'invariant','method':'com.acme.Orders#total','error':'','file':'Orders.java',"
            + "'layer':'reasoning','subject':'result >=','says':'result >= 3','holds':true,"
            + "'supporting':2,'seen':2,'revisions':['0a'],'examples':['ID'],"
            + "'details':{'least':3}}",
        payload.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID").replace('"', '\''));
    assertEquals(new Findings.Changes(0, 0), keep());
    assertEquals(List.of(packet), current());
  }

  @Test
  void newEvidence_replacesTheFormerPacket_alsoWhereSearched() throws IOException {
    new Calls("aaaaa", "run1", "0a", 0).total(5, "3").addTo(store);
    keep();
    Packet former = current().get(0);
    new Calls("bbbbb", "run2", "0b", 60).total(5, "1").addTo(store);
    assertEquals(new Findings.Changes(1, 0), keep());
    Packet packet = current().get(0);
    assertEquals(1, current().size());
    assertEquals(former.id(), packet.provenance().parent());
    for (String query : List.of("Orders.total invariant", "what always held in Orders.java")) {
      assertEquals(
          List.of("result >= 1"),
          new MemorySearch(store)
              .find(query, PacketFilter.CURRENT, 10).stream()
                  .filter(hit -> FindingPackets.isFinding(hit.packet()))
                  .map(hit -> FindingPackets.says(hit.packet()))
                  .toList());
    }
    assertEquals(new Findings.Changes(0, 0), keep());
  }

  @Test
  void whatIsNotFoundAnyMore_isPast_untilItIsFoundAgain() throws IOException {
    new Calls("aaaaa", "run1", "0a", 0).total(5, "3").addTo(store);
    keep();
    Calls broken = new Calls("bbbbb", "run2", "0b", 60).total(5, "-1");
    broken.addTo(store);
    assertEquals(new Findings.Changes(0, 1), keep());
    Packet past = current().get(0);
    assertEquals(List.of("learnt", "invariant", "past"), past.tags());
    String payload = JsonBytes.compact().value(past.payload()).toString();
    assertTrue(payload.contains("\"says\":\"result >= 3\",\"holds\":false,"), payload);
    assertTrue(payload.endsWith(",\"until\":\"2026-01-13T12:00:00.001000Z\"}"), payload);
    assertEquals(new Findings.Changes(0, 0), keep());
    Facts.forget(store, PacketFilter.ALL.ofThread(PacketIds.ofThread(broken.id())));
    assertEquals(new Findings.Changes(1, 0), keep());
    assertEquals(List.of("learnt", "invariant"), current().get(0).tags());
  }

  @Test
  void whatWasLearnt_isForgottenWithWhatItRestsOn() throws IOException {
    Calls calls = new Calls("aaaaa", "run1", "0a", 0).total(5, "3");
    String first = calls.id();
    calls.call("pay", "{}", "8", "").addTo(store);
    new Calls("bbbbb", "run2", "0b", 60).total(5, "4").addTo(store);
    keep();
    Facts.forget(store, PacketFilter.ALL.ofThread(PacketIds.ofThread(first)));
    assertEquals(List.of("result >= 8"), current().stream().map(FindingPackets::says).toList());
    keep();
    assertEquals(
        List.of("result >= 8", "result >= 4"),
        current().stream().map(FindingPackets::says).toList());
    Facts.forget(store, PacketFilter.ALL);
    assertEquals(0, store.stats().all());
    assertEquals(new Findings.Changes(0, 0), keep());
  }
}
