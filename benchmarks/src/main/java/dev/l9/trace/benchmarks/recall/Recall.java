package dev.l9.trace.benchmarks.recall;

import dev.l9.trace.benchmarks.report.Machine;
import dev.l9.trace.memory.embed.Embedder;
import dev.l9.trace.memory.embed.Embedders;
import dev.l9.trace.memory.embed.VectorFill;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.search.Hit;
import dev.l9.trace.memory.search.MemorySearch;
import dev.l9.trace.memory.search.SearchBy;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreStats;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the memory questions with known answers, and counts those that it answers. */
public final class Recall {

  private static final Path FOLDER = Path.of("benchmarks/target/recall").toAbsolutePath();
  private static final int QUESTIONS = 200;
  private static final int HITS = 10;

  private final PacketStore store;
  private final Embedder embedder;
  private final boolean isVerbose;

  private Recall(PacketStore store, Embedder embedder, boolean isVerbose) {
    this.store = store;
    this.embedder = embedder;
    this.isVerbose = isVerbose;
  }

  /** The seed of the questions, and {@code --missed} to see those without an answer. */
  public static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    boolean isVerbose = words.remove("--missed");
    long seed = words.isEmpty() ? 2 : Long.parseLong(words.get(0));
    Path jar = Path.of("cli/target", Embedders.JAR).toAbsolutePath();
    try (PacketStore store = PacketStores.make(new StoreUrl.InFolder(FOLDER.resolve("store")));
        Embedder embedder = Embedders.of(jar)) {
      Remembered.fill(store, FOLDER);
      fillVectors(store, embedder);
      new Recall(store, embedder, isVerbose).ask(seed);
    }
  }

  private static void fillVectors(PacketStore store, Embedder embedder) throws IOException {
    long start = System.nanoTime();
    VectorFill fill = new VectorFill(store, embedder);
    fill.fill(Long.MAX_VALUE);
    if (fill.done() > 0) {
      System.err.printf(
          Locale.ROOT,
          "%,d vectors of %s in %.1f s%n",
          fill.done(),
          embedder.model().name(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private void ask(long seed) throws IOException {
    List<Fact> facts = new ArrayList<>();
    store.forEach(
        PacketFilter.CURRENT.ofTypes(Set.of(PacketType.PATTERN)),
        packet -> facts.add(Fact.of(packet)));
    List<Question> questions = Questions.of(facts, seed, QUESTIONS);
    List<RecallRow> rows =
        List.of(
            row("names and words", SearchBy.WORDS, questions),
            row("meaning", SearchBy.MEANING, questions),
            row("all, by scores: `l9 memory search`", SearchBy.WORDS_AND_MEANING, questions),
            row("all, by ranks", null, questions));
    StoreStats stats = store.stats();
    System.out.printf(
        Locale.ROOT,
        "`benchmarks/recall %d`, %s, JDK %s: %d questions, %,d of failures, of a memory of %,d"
            + " facts from %,d events%n%n%s%n",
        seed,
        Machine.description(),
        Runtime.version(),
        questions.size(),
        questions.stream().filter(Question::isOfFailure).count(),
        stats.searched(),
        stats.packets().getOrDefault(PacketType.TRACE, 0L),
        RecallRow.head());
    rows.forEach(System.out::println);
  }

  /**
   * @param by null to put the answers by words and by meaning together by their ranks
   */
  private RecallRow row(String name, @Nullable SearchBy by, List<Question> questions)
      throws IOException {
    RecallRow row = new RecallRow(name);
    for (Question question : questions) {
      long start = System.nanoTime();
      List<Hit> hits = by == null ? byRanks(question) : find(question, by, HITS);
      long took = System.nanoTime() - start;
      List<Fact> found = hits.stream().map(Hit::packet).map(Fact::of).toList();
      if (!row.count(question, found, took) && isVerbose) {
        System.err.println(name + ": " + question);
        hits.stream().limit(RecallRow.FIRST).map(Recall::line).forEach(System.err::println);
      }
    }
    return row;
  }

  private static String line(Hit hit) {
    Packet packet = hit.packet();
    return "    "
        + packet.payload().values().get("method")
        + " "
        + packet.payload().values().get("error")
        + ": "
        + hit.why();
  }

  private List<Hit> byRanks(Question question) throws IOException {
    int deep = HITS * 5;
    return RankFusion.of(
        find(question, SearchBy.WORDS, deep), find(question, SearchBy.MEANING, deep));
  }

  private List<Hit> find(Question question, SearchBy by, int limit) throws IOException {
    return new MemorySearch(store, embedder, by).find(question.text(), PacketFilter.CURRENT, limit);
  }
}
