package dev.l9.trace.memory.search;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.words.CodeWords;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds packets by what somebody types. Packets with a name that was typed (a method, a type of
 * error, a file) come first, those with more of them before others; packets with the same names are
 * ranked by their words. Near-duplicates have nearly the same words, so names have to decide. Not
 * safe for use by several threads.
 */
public final class MemorySearch {

  /** So many are looked at for each hit that is wanted, since both lists are put together. */
  private static final int LOOKED_AT = 5;

  private static final CapturedValue METHOD = new CapturedValue.Text("method");
  private static final CapturedValue INVARIANT = new CapturedValue.Text("invariant");
  private static final double HALF = 0.5;

  /** What is true in general, or always was, has to fit four times as well as what failed. */
  private static final double QUARTER = 0.25;

  private final PacketStore store;

  /** How far a packet fits. */
  private static final class Fit {
    private final Packet packet;
    private double names;
    private double words;

    Fit(Packet packet) {
      this.packet = packet;
    }
  }

  public MemorySearch(PacketStore store) {
    this.store = store;
  }

  /** At most so many packets, the best first. */
  public List<Hit> find(String query, PacketFilter filter, int limit) throws StoreException {
    Set<String> names = NameKeys.in(query);
    Set<String> words = StopWords.without(CodeWords.of(query));
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
    return ranked(fits, new MatchedTerms(names, words), limit);
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

  private static List<Hit> ranked(Map<UUID, Fit> fits, MatchedTerms terms, int limit) {
    Comparator<Fit> worstFirst =
        Comparator.comparingDouble((Fit fit) -> fit.names)
            .thenComparingDouble(fit -> fit.words)
            .thenComparing(fit -> fit.packet.timestamp());
    List<Fit> best = fits.values().stream().sorted(worstFirst.reversed()).limit(limit).toList();
    double mostNames = fits.values().stream().mapToDouble(fit -> fit.names).max().orElse(0);
    double mostWords = fits.values().stream().mapToDouble(fit -> fit.words).max().orElse(0);
    List<Hit> hits = new ArrayList<>();
    for (Fit fit : best) {
      double ofNames = mostNames == 0 ? 0 : fit.names / mostNames;
      double ofWords = mostWords == 0 ? 0 : fit.words / mostWords;
      double score = mostNames == 0 ? ofWords : (ofNames * 2 + ofWords) / 3;
      hits.add(
          new Hit(
              fit.packet,
              score,
              fit.names == 0 ? List.of() : terms.namesIn(fit.packet),
              terms.wordsIn(fit.packet)));
    }
    return hits;
  }
}
