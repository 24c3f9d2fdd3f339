package dev.l9.trace.memory.search;

import dev.l9.trace.memory.packet.PacketType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Puts packets into the order in which they fit: by names, and then by words and meaning. Both are
 * scores of their own kind, so that each counts by its share of the best one.
 */
final class Ranking {

  /** How much a word counts beside a meaning: see {@code benchmarks/recall}. */
  private static final double WORDS = 0.5;

  /** What is true in general comes behind what ran, as it does by its words. */
  private static final double OF_SEEDS = 0.25;

  private final Collection<Fit> fits;
  private final double mostNames;
  private final double mostWords;
  private final double mostMeaning;
  private final double leastMeaning;

  Ranking(Collection<Fit> fits) {
    this.fits = fits;
    mostNames = most(fits, fit -> fit.names);
    mostWords = most(fits, fit -> fit.words);
    mostMeaning = most(fits, fit -> fit.meaning);
    leastMeaning = fits.stream().mapToDouble(fit -> fit.meaning).filter(m -> m > 0).min().orElse(0);
  }

  private static double most(Collection<Fit> fits, ToDoubleFunction<Fit> of) {
    return fits.stream().mapToDouble(of).max().orElse(0);
  }

  /** The best, at most so many. */
  List<Fit> best(int limit) {
    Comparator<Fit> worstFirst =
        Comparator.comparingDouble((Fit fit) -> fit.names)
            .thenComparingDouble(this::content)
            .thenComparing(fit -> fit.packet.timestamp());
    return fits.stream().sorted(worstFirst.reversed()).limit(limit).toList();
  }

  /** From 0 to 1. */
  double score(Fit fit) {
    return mostNames == 0 ? content(fit) : (fit.names / mostNames * 2 + content(fit)) / 3;
  }

  /** How far words and meaning fit, from 0 to 1. */
  private double content(Fit fit) {
    double words = mostWords == 0 ? 0 : fit.words / mostWords;
    if (mostMeaning == 0) {
      return words;
    }
    double range = mostMeaning - leastMeaning;
    double meaning = range == 0 ? 1 : Math.max(0, fit.meaning - leastMeaning) / range;
    meaning *= fit.packet.type() == PacketType.SEED ? OF_SEEDS : 1;
    return mostWords == 0 ? meaning : WORDS * words + (1 - WORDS) * meaning;
  }
}
