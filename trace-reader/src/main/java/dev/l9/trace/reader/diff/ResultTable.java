package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.stable.Hash;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of one method by what it was given. Where there are too many different inputs, it
 * keeps a sample: those whose hash ends in a number of zeros, so that the tables of two traces keep
 * the same inputs (the idea of adaptive sampling, Wegman 1984, described by Flajolet 1990).
 */
final class ResultTable {

  private static final int MAX_RESULTS = 8;

  private final Map<Long, Results> byInput = new HashMap<>();
  private int level;

  /** The distinct results for one input, and how often each came. */
  static final class Results {

    private long[] results = new long[1];
    private int[] counts = new int[1];
    private int size;
    private boolean isMore;

    private void add(long result) {
      for (int i = 0; i < size; i++) {
        if (results[i] == result) {
          counts[i]++;
          return;
        }
      }
      if (size == MAX_RESULTS) {
        isMore = true;
        return;
      }
      if (size == results.length) {
        results = Arrays.copyOf(results, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      results[size] = result;
      counts[size++] = 1;
    }

    int calls() {
      return Arrays.stream(counts, 0, size).sum();
    }

    boolean isOne() {
      return size == 1;
    }

    long first() {
      return results[0];
    }

    Map<Long, Integer> counts() {
      Map<Long, Integer> all = new HashMap<>();
      for (int i = 0; i < size; i++) {
        all.put(results[i], counts[i]);
      }
      return all;
    }

    boolean has(long result) {
      return Arrays.stream(results, 0, size).anyMatch(one -> one == result);
    }

    /** Whether each result came more than once, and none was left out. */
    boolean isClosed() {
      return !isMore && Arrays.stream(counts, 0, size).allMatch(count -> count > 1);
    }

    /** A result that the others don't have; the first if there is none. */
    long resultNotIn(Results others) {
      return Arrays.stream(results, 0, size)
          .filter(one -> !others.has(one))
          .findFirst()
          .orElse(first());
    }

    boolean isDisjointFrom(Results others) {
      return Arrays.stream(results, 0, size).noneMatch(others::has);
    }
  }

  /**
   * Adds a result.
   *
   * @param maxInputs how many different inputs the table may keep
   */
  void add(long input, long result, int maxInputs) {
    if (!isKept(input, level)) {
      return;
    }
    byInput.computeIfAbsent(input, key -> new Results()).add(result);
    while (byInput.size() > maxInputs) {
      level++;
      byInput.keySet().removeIf(key -> !isKept(key, level));
    }
  }

  private static boolean isKept(long input, int level) {
    return Long.numberOfTrailingZeros(Hash.mix(input)) >= level;
  }

  Map<Long, Results> byInput() {
    return byInput;
  }

  /** Whether only a sample of the inputs is kept. */
  boolean isSample() {
    return level > 0;
  }

  /** Whether one input at least had more than one result. */
  boolean isAmbiguous() {
    return byInput.values().stream().anyMatch(results -> !results.isOne());
  }

  /** Whether the other table has the same inputs, as far as both would keep them. */
  boolean hasInputsOf(ResultTable other) {
    int common = Math.max(level, other.level);
    return kept(common).equals(other.kept(common));
  }

  private Set<Long> kept(int atLevel) {
    return byInput.keySet().stream()
        .filter(input -> isKept(input, atLevel))
        .collect(Collectors.toSet());
  }

  /** Whether the other table has the same results, as often, for the inputs that both have. */
  boolean hasResultsOf(ResultTable other) {
    return byInput.entrySet().stream()
        .allMatch(
            one -> {
              Results others = other.byInput.get(one.getKey());
              return others == null || one.getValue().counts().equals(others.counts());
            });
  }

  /** Whether the other table has the same results, as often, for whatever inputs. */
  boolean hasAllResultsOf(ResultTable other) {
    return !isSample() && !other.isSample() && counts().equals(other.counts());
  }

  private Map<Long, Integer> counts() {
    Map<Long, Integer> all = new HashMap<>();
    byInput
        .values()
        .forEach(one -> one.counts().forEach((result, n) -> all.merge(result, n, Integer::sum)));
    return all;
  }
}
