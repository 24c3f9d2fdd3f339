package dev.l9.trace.memory.learn.rule;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What may be said of the inputs, and of which rows it holds.
 *
 * @param conditions one, or two that hold together
 * @param kind how near at hand it is
 * @param rows those of which it holds
 */
public record Candidate(List<Condition> conditions, Kind kind, BitSet rows) {

  /** Of two with the same rows, the one that is nearer at hand is said. */
  static final Comparator<Candidate> NEAREST =
      Comparator.comparing(Candidate::kind)
          .thenComparing(Candidate::isNegative)
          .thenComparingInt((Candidate candidate) -> candidate.text().length())
          .thenComparing(Candidate::text);

  /** How near at hand a condition is. */
  public enum Kind {
    /** Null, empty, negative, true, false: these can be thought of before anything has run. */
    PLAIN(0.5),
    /** Another bound, value or relation, which is found in what has run. */
    FOUND(0.25),
    /** Two of them. */
    PAIR(0.125),
    /** The whole inputs, where a condition on them is short. */
    WHOLE(0.125);

    /** Which part of the chance to be wrong is left to conditions of this kind. */
    final double share;

    Kind(double share) {
      this.share = share;
    }
  }

  public Candidate {
    conditions = List.copyOf(conditions);
  }

  static Candidate of(Condition condition, Kind kind, BitSet rows) {
    return new Candidate(List.of(condition), kind, rows);
  }

  Candidate and(Candidate other) {
    boolean isFirst = NEAREST.compare(this, other) <= 0;
    Condition first = (isFirst ? this : other).conditions.get(0);
    Condition second = (isFirst ? other : this).conditions.get(0);
    return new Candidate(List.of(first, second), Kind.PAIR, Rows.and(rows, other.rows));
  }

  /** Whether it says what a value is not. */
  private boolean isNegative() {
    return conditions.stream().anyMatch(condition -> condition.operator().equals("!="));
  }

  /** Such as {@code amount < 0 and currency == "EUR"}. */
  public String text() {
    return String.join(" and ", conditions.stream().map(Condition::text).toList());
  }
}
