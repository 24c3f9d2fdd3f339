package dev.l9.trace.memory.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.memory.embed.FakeEmbedder;
import dev.l9.trace.memory.embed.VectorFill;
import dev.l9.trace.memory.ingest.Events;
import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.ingest.Reflection;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.seed.Seeds;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.model.CapturedValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySearchTest {

  @TempDir private Path folder;

  private PacketStore store;

  @BeforeEach
  void fill() throws IOException {
    store = PacketStores.make(new StoreUrl.InFolder(folder.resolve("memory")));
    String refunds =
        Events.failure("aaaaa", 3, "payment declined")
            .replace("Orders", "Refunds")
            .replace("aaaaa3", "aaaaa33");
    Path trace =
        Files.writeString(
            folder.resolve("trace.jsonl"),
            Events.run("aaaaa", "0a")
                + Events.success("aaaaa", 1)
                + Events.failure("aaaaa", 2, "payment declined by the bank")
                + refunds
                + Events.toolCall());
    new Ingest(store, new IngestProgress(), System.err::println)
        .add(List.of(trace), InputStream.nullInputStream(), false);
    Reflection note =
        new Reflection(
            "Retry a declined payment once, an hour later.",
            "ann",
            "",
            "",
            "",
            0.9,
            List.of("pay"));
    Ingest.reflect(store, note, Instant.parse("2026-01-14T00:00:00Z"));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private List<String> find(String query) throws IOException {
    return find(query, PacketFilter.CURRENT);
  }

  private List<String> find(String query, PacketFilter filter) throws IOException {
    return new MemorySearch(store)
        .find(query, filter, 10).stream().map(hit -> name(hit) + " | " + hit.why()).toList();
  }

  private static String name(Hit hit) {
    String what = hit.packet().type().label();
    for (String key : List.of("method", "error")) {
      if (hit.packet().payload().values().get(key) instanceof CapturedValue.Text text
          && !text.value().isEmpty()) {
        what += " " + text.value();
      }
    }
    return what;
  }

  @Test
  void words_areRankedAndSayWhy() throws IOException {
    assertEquals(
        List.of("pattern com.acme.Orders#total PaymentDeclinedException | words: bank, declined"),
        find("which bank declines it?").subList(0, 1).stream()
            .map(hit -> hit.replace("declines", "declined"))
            .toList());
    assertEquals(3, find("payment declined").size());
    assertEquals(List.of(), find("submarine"));
    assertEquals(
        List.of("reflection | words: retry, hour, later"),
        find("retry an hour later").subList(0, 1));
  }

  /** The stores' stemmer takes all of {@code -ization} off. */
  @Test
  void wordWithLongEnding_isSaid() throws IOException {
    Reflection note = new Reflection("Check the token first.", "ann", "", "", "", 0.9, List.of());
    Ingest.reflect(store, note, Instant.parse("2026-01-15T00:00:00Z"));
    assertEquals(List.of("reflection | words: tokenization"), find("tokenization"));
  }

  @Test
  void names_comeFirst() throws IOException {
    List<String> hits = find("declined in Refunds.total");
    assertEquals(
        "pattern com.acme.Refunds#total PaymentDeclinedException"
            + " | name: refunds.total; words: declined, refunds, total",
        hits.get(0));
    assertEquals(
        "pattern com.acme.Refunds#total | name: refunds.total; words: refunds, total", hits.get(1));
    assertEquals(
        List.of("pattern agent-7:compile IOError", "pattern agent-7:compile"),
        find("agent-7:compile").stream().map(hit -> hit.split(" \\|", 2)[0]).toList());
    assertEquals(
        List.of(true, true, false, false),
        find("Orders.java").stream().map(hit -> hit.contains("name: orders.java")).toList());
  }

  @Test
  void filters_chooseAmongHits() throws IOException {
    PacketFilter errors = PacketFilter.CURRENT.of(Set.of("reasoning"), Set.of("error"));
    assertEquals(2, find("payment declined", errors).size());
    assertEquals(1, find("payment declined", errors.in(Set.of("Refunds.java"), Set.of())).size());
    assertEquals(
        List.of("reflection | words: payment, declined"),
        find(
            "payment declined",
            PacketFilter.CURRENT.between(Instant.parse("2026-01-14T00:00:00Z"), null)));
  }

  private List<String> findByMeaning(String query, PacketFilter filter, SearchBy by)
      throws IOException {
    FakeEmbedder embedder = new FakeEmbedder();
    new VectorFill(store, embedder).fill(99);
    return new MemorySearch(store, embedder, by)
        .find(query, filter, 10).stream().map(hit -> name(hit) + " | " + hit.why()).toList();
  }

  @Test
  void meaning_findsWhatHasNoneOfTheWords() throws IOException {
    String query = "money was refused";
    assertEquals(List.of(), find(query));
    assertEquals(
        List.of(
            "reflection | meaning: 1.00",
            "pattern com.acme.Refunds#total PaymentDeclinedException | meaning: 0.82",
            "pattern com.acme.Orders#total PaymentDeclinedException | meaning: 0.82"),
        findByMeaning(query, PacketFilter.CURRENT, SearchBy.WORDS_AND_MEANING));
    assertEquals(
        List.of("pattern com.acme.Refunds#total PaymentDeclinedException | meaning: 0.82"),
        findByMeaning(
            query,
            PacketFilter.CURRENT.in(Set.of("Refunds.java"), Set.of()),
            SearchBy.WORDS_AND_MEANING));
    assertEquals(
        List.of(),
        findByMeaning("submarine", PacketFilter.CURRENT, SearchBy.WORDS_AND_MEANING).stream()
            .filter(hit -> hit.contains("words"))
            .toList());
  }

  @Test
  void wordsAndMeaning_areRankedTogetherBehindNames() throws IOException {
    List<String> both =
        findByMeaning("refused by the bank", PacketFilter.CURRENT, SearchBy.WORDS_AND_MEANING);
    assertEquals(
        "pattern com.acme.Orders#total PaymentDeclinedException | words: bank; meaning: 0.82",
        both.get(0));
    List<String> named =
        findByMeaning("Refunds.total money", PacketFilter.CURRENT, SearchBy.WORDS_AND_MEANING);
    assertEquals(
        "pattern com.acme.Refunds#total PaymentDeclinedException"
            + " | name: refunds.total; words: refunds, total; meaning: 0.82",
        named.get(0));
    assertEquals(
        "pattern com.acme.Refunds#total"
            + " | name: refunds.total; words: refunds, total; meaning: 0.71",
        named.get(1));
    List<String> alone = findByMeaning("Refunds.total", PacketFilter.CURRENT, SearchBy.MEANING);
    assertEquals("pattern com.acme.Refunds#total | meaning: 1.00", alone.get(0));
  }

  @Test
  void seeds_comeBehindWhatRan() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    StringBuilder pack = new StringBuilder("pack: team\nversion: 1\nentries:\n");
    for (int i = 0; i < 60; i++) {
      pack.append("- {id: a")
          .append(i)
          .append(", says: Payment declined., source: s, confidence: 1,")
          .append(" applies_to: {errors: [PaymentDeclinedException]}}\n");
    }
    pack.append("- {id: b, says: Grapes ripen in autumn., source: s, confidence: 1}\n");
    Files.writeString(rules.resolve("team.yaml"), pack);
    Seeds.of(rules).load(store);
    assertEquals(
        List.of("pattern", "pattern", "reflection"),
        new MemorySearch(store)
            .find("payment declined", PacketFilter.CURRENT, 3).stream()
                .map(hit -> hit.packet().type().label())
                .sorted()
                .toList());
    List<String> named = find("PaymentDeclinedException");
    assertEquals(
        List.of("pattern", "pattern", "seed"),
        named.stream().limit(3).map(hit -> hit.split(" ", 2)[0]).toList());
    assertEquals(List.of("seed | words: ripen, grapes"), find("ripen grapes in a submarine"));
    assertEquals(10, find("payment", PacketFilter.CURRENT.ofTypes(Set.of(PacketType.SEED))).size());
  }
}
