package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects conditions, and counts how many were tried: the more are tried, the sooner one fits by
 * chance. Of those that hold of the same rows, it keeps the one that is nearest at hand.
 */
final class Candidates {

  /** What fewer inputs have in common says nothing of others. */
  static final int MIN_INPUTS = 3;

  private final Rows rows;
  private final Map<BitSet, Candidate> byRows = new HashMap<>();
  private final List<Candidate> whole = new ArrayList<>();
  private final Map<Kind, Long> tried = new EnumMap<>(Kind.class);

  Candidates(Rows rows) {
    this.rows = rows;
  }

  /** Tries a condition; one that holds of all rows, or of none, separates nothing. */
  void tryOut(Condition condition, Kind kind, BitSet holds) {
    if (separates(holds)) {
      tried(kind, 1);
      keep(Candidate.of(condition, kind, holds));
    }
  }

  boolean separates(BitSet holds) {
    return !holds.isEmpty() && holds.cardinality() < rows.size();
  }

  /** Counts conditions that were looked at, and needn't be kept. */
  void tried(Kind kind, long count) {
    tried.merge(kind, count, Long::sum);
  }

  /** Keeps a condition, if so many inputs failed under it that it may be a rule, or part of one. */
  void keep(Candidate candidate) {
    if (Rows.and(candidate.rows(), rows.failed()).cardinality() < MIN_INPUTS) {
      return;
    }
    byRows.merge(
        candidate.rows(),
        candidate,
        (one, other) -> Candidate.NEAREST.compare(one, other) <= 0 ? one : other);
  }

  /** Keeps a condition on the whole inputs. */
  void keepWhole(Candidate candidate) {
    whole.add(candidate);
  }

  /** The conditions on whole inputs. */
  List<Candidate> whole() {
    return whole;
  }

  /** The others that were kept, in a definite order. */
  List<Candidate> list() {
    List<Candidate> list = new ArrayList<>(byRows.values());
    list.sort(Candidate.NEAREST);
    return list;
  }

  /** How many of a kind were tried; for pairs, how many there are. */
  double tried(Kind kind) {
    if (kind == Kind.PAIR) {
      double single = tried(Kind.PLAIN) + tried(Kind.FOUND);
      return single * (single - 1) / 2;
    }
    return tried.getOrDefault(kind, 0L);
  }
}
