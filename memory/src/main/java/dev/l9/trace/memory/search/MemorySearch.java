package dev.l9.trace.memory.search;

import dev.l9.trace.memory.embed.Embedder;
import dev.l9.trace.memory.embed.EmbeddingException;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.words.CodeWords;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.model.CapturedValue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets by what somebody types. Packets with a name that was typed (a method, a type of
 * error, a file) come first, those with more of them before others; packets with the same names are
 * ranked by their words, and by their meaning where there is a model. Near-duplicates have nearly
 * the same words and meaning, so names have to decide. Not safe for use by several threads.
 */
public final class MemorySearch {

  /** So many are looked at for each hit that is wanted, since the lists are put together. */
  private static final int LOOKED_AT = 5;

  /** Texts whose meanings are farther from each other have nothing in common. */
  private static final double LEAST_MEANING = 0.25;

  private static final CapturedValue METHOD = new CapturedValue.Text("method");
  private static final CapturedValue INVARIANT = new CapturedValue.Text("invariant");
  private static final double HALF = 0.5;

  /** What is true in general, or always was, has to fit four times as well as what failed. */
  private static final double QUARTER = 0.25;

  private final PacketStore store;
  private final @Nullable Embedder embedder;
  private final SearchBy by;

  /** Searches by names and words. */
  public MemorySearch(PacketStore store) {
    this.store = store;
    embedder = null;
    by = SearchBy.WORDS;
  }

  /** Searches by meaning too. The packets have vectors of this model, or aren't found by it. */
  public MemorySearch(PacketStore store, Embedder embedder, SearchBy by) {
    this.store = store;
    this.embedder = by == SearchBy.WORDS ? null : embedder;
    this.by = by;
  }

  /** At most so many packets, the best first. */
  public List<Hit> find(String query, PacketFilter filter, int limit)
      throws StoreException, EmbeddingException {
    Set<String> names = by == SearchBy.MEANING ? Set.of() : NameKeys.in(query);
    Set<String> words = by == SearchBy.MEANING ? Set.of() : StopWords.without(CodeWords.of(query));
    int most = LOOKED_AT * limit;
    Map<UUID, Fit> fits = new LinkedHashMap<>();
    for (PacketFilter each : parts(filter)) {
      for (ScoredPacket found : store.withKeys(names, each, most)) {
        fit(fits, found).names = found.score() - lessOfNames(found.packet());
      }
      for (ScoredPacket found : store.withWords(words, each, most)) {
        fit(fits, found).words = found.score() * weight(found.packet());
      }
    }
    addMeanings(query, filter, most, fits);
    return hits(new Ranking(fits.values()), new MatchedTerms(names, words), limit);
  }

  private void addMeanings(String query, PacketFilter filter, int most, Map<UUID, Fit> fits)
      throws StoreException, EmbeddingException {
    Embedder model = embedder;
    if (model == null) {
      return;
    }
    float[] vector = model.embed(query);
    for (PacketFilter each : parts(filter)) {
      for (ScoredPacket found : store.nearest(model.model(), vector, each, most)) {
        if (found.score() >= LEAST_MEANING) {
          fit(fits, found).meaning = found.score();
        }
      }
    }
  }

  /** Seeds are looked for apart: else many of them could leave no place in a list. */
  private static List<PacketFilter> parts(PacketFilter filter) {
    if (!filter.types().isEmpty()) {
      return List.of(filter);
    }
    Set<PacketType> seeds = Set.of(PacketType.SEED);
    return List.of(
        filter.ofTypes(EnumSet.complementOf(EnumSet.copyOf(seeds))), filter.ofTypes(seeds));
  }

  /** With as many names, what ran comes before what is true in general. */
  private static double lessOfNames(Packet packet) {
    return packet.type() == PacketType.SEED ? HALF : 0;
  }

  /**
   * What failed tells more than that a method ran, which is shorter and so would rank higher. What
   * always held is shorter still, and there is more of it.
   */
  private static double weight(Packet packet) {
    CapturedValue fact = packet.payload().values().get("fact");
    if (packet.type() == PacketType.SEED || INVARIANT.equals(fact)) {
      return QUARTER;
    }
    return METHOD.equals(fact) ? HALF : 1;
  }

  private static Fit fit(Map<UUID, Fit> fits, ScoredPacket found) {
    return fits.computeIfAbsent(found.packet().id(), id -> new Fit(found.packet()));
  }

  private static List<Hit> hits(Ranking ranking, MatchedTerms terms, int limit) {
    return ranking.best(limit).stream()
        .map(
            fit ->
                new Hit(
                    fit.packet,
                    ranking.score(fit),
                    fit.names == 0 ? List.of() : terms.namesIn(fit.packet),
                    fit.names + fit.words == 0 ? List.of() : terms.wordsIn(fit.packet),
                    fit.meaning))
        .toList();
  }
}
