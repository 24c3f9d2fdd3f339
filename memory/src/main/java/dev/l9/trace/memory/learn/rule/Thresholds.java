package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.reader.stats.FisherTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds bounds of a number. Zero is tried in any case. All other bounds between two values that
 * occur count as tried, and of them the few are kept that separate best.
 */
final class Thresholds {

  private static final int MOST_KEPT = 12;

  private final Rows rows;
  private final Candidates candidates;
  private final String variable;
  private final List<@Nullable BigDecimal> numbers;
  private final List<Bound> bounds = new ArrayList<>();

  /**
   * A bound between two values that occur.
   *
   * @param logP by chance it would separate as well with this probability
   */
  private record Bound(String operator, BigDecimal number, double logP) {}

  /** How many rows have a value. */
  private static final class Count {
    private long failed;
    private long all;
  }

  Thresholds(
      Rows rows, Candidates candidates, String variable, List<@Nullable BigDecimal> numbers) {
    this.rows = rows;
    this.candidates = candidates;
    this.variable = variable;
    this.numbers = numbers;
  }

  void find() {
    boolean isCount = variable.endsWith("()"); // It is 0 or above, and == 0 is tried elsewhere.
    for (String operator : isCount ? List.of(">") : List.of("<", "<=", ">", ">=")) {
      tryOut(operator, BigDecimal.ZERO, Kind.PLAIN);
    }
    Map<BigDecimal, Count> counts = counts();
    candidates.tried(Kind.FOUND, Math.max(0, 2L * (counts.size() - 1)));
    addBounds(counts);
    bounds.sort(Comparator.comparingDouble(Bound::logP));
    for (Bound bound : bounds.subList(0, Math.min(MOST_KEPT, bounds.size()))) {
      keep(bound);
    }
  }

  private void tryOut(String operator, BigDecimal bound, Kind kind) {
    candidates.tryOut(
        Condition.with(variable, operator, new Num(bound)),
        kind,
        rows.where(row -> holds(numbers.get(row), operator, bound)));
  }

  private void keep(Bound bound) {
    Candidate candidate =
        Candidate.of(
            Condition.with(variable, bound.operator, new Num(bound.number)),
            Kind.FOUND,
            rows.where(row -> holds(numbers.get(row), bound.operator, bound.number)));
    if (candidates.separates(candidate.rows())) {
      candidates.keep(candidate);
    }
  }

  static boolean holds(@Nullable BigDecimal number, String operator, BigDecimal bound) {
    if (number == null) {
      return false;
    }
    int order = number.compareTo(bound);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "==" -> order == 0;
      case "!=" -> order != 0;
      default -> throw new IllegalArgumentException("no operator: " + operator);
    };
  }

  private Map<BigDecimal, Count> counts() {
    Map<BigDecimal, Count> counts = new TreeMap<>();
    for (int row = 0; row < numbers.size(); row++) {
      BigDecimal number = numbers.get(row);
      if (number != null) {
        Count count = counts.computeIfAbsent(number, key -> new Count());
        count.all++;
        count.failed += rows.failed().get(row) ? 1 : 0;
      }
    }
    return counts;
  }

  private void addBounds(Map<BigDecimal, Count> counts) {
    long failed = rows.failed().cardinality();
    long known = numbers.stream().filter(Objects::nonNull).count();
    long knownFailed = counts.values().stream().mapToLong(count -> count.failed).sum();
    long belowFailed = 0;
    long below = 0;
    BigDecimal last = null;
    for (var next : counts.entrySet()) {
      if (last != null) {
        BigDecimal bound = roundest(last, next.getKey());
        add("<", bound, FisherTest.logP(belowFailed, below, failed, rows.size()));
        add(
            ">=",
            bound,
            FisherTest.logP(knownFailed - belowFailed, known - below, failed, rows.size()));
      }
      last = next.getKey();
      belowFailed += next.getValue().failed;
      below += next.getValue().all;
    }
  }

  private void add(String operator, BigDecimal bound, double logP) {
    if (logP < 0) {
      bounds.add(new Bound(operator, bound, logP));
    }
  }

  /** The number with the fewest digits that is above one, and not above the other. */
  static BigDecimal roundest(BigDecimal above, BigDecimal atMost) {
    if (above.signum() < 0 && atMost.signum() >= 0) {
      return BigDecimal.ZERO;
    }
    for (int scale = atMost.scale() - atMost.precision(); scale < atMost.scale(); scale++) {
      BigDecimal rounded = atMost.setScale(scale, RoundingMode.FLOOR);
      if (rounded.compareTo(above) > 0) {
        return rounded;
      }
    }
    return atMost;
  }
}
