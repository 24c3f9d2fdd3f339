package dev.l9.trace.benchmarks.recall;

import dev.l9.trace.memory.search.Hit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts two lists together by the ranks in them, a common way that needs no scores; the memory
 * doesn't use it, and is compared with it.
 */
final class RankFusion {

  /** The constant of the paper in which it was proposed. */
  private static final int SMOOTHING = 60;

  private RankFusion() {}

  static List<Hit> of(List<Hit> one, List<Hit> other) {
    Map<UUID, Hit> hits = new LinkedHashMap<>();
    Map<UUID, Double> scores = new LinkedHashMap<>();
    for (List<Hit> list : List.of(one, other)) {
      for (int i = 0; i < list.size(); i++) {
        UUID id = list.get(i).packet().id();
        hits.putIfAbsent(id, list.get(i));
        scores.merge(id, 1.0 / (SMOOTHING + i + 1), Double::sum);
      }
    }
    Comparator<Hit> best =
        Comparator.comparingDouble((Hit hit) -> scores.getOrDefault(hit.packet().id(), 0.0));
    return hits.values().stream().sorted(best.reversed()).toList();
  }
}
