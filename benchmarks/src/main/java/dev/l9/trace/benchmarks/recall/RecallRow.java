package dev.l9.trace.benchmarks.recall;

import java.util.List;
import java.util.Locale;

/** How many questions a way to search answers. Not safe for use by several threads. */
final class RecallRow {

  /** So many hits are looked at. */
  static final int FIRST = 5;

  private final String name;
  private int questions;
  private int first;
  private int found;
  private int failures;
  private int foundFailures;
  private double reciprocalRanks;
  private long nanos;

  RecallRow(String name) {
    this.name = name;
  }

  /** Whether an answer is among the first hits. */
  boolean count(Question question, List<Fact> hits, long took) {
    questions++;
    nanos += took;
    failures += question.isOfFailure() ? 1 : 0;
    for (int i = 0; i < Math.min(FIRST, hits.size()); i++) {
      if (question.isAnsweredBy(hits.get(i))) {
        found++;
        first += i == 0 ? 1 : 0;
        foundFailures += question.isOfFailure() ? 1 : 0;
        reciprocalRanks += 1.0 / (i + 1);
        return true;
      }
    }
    return false;
  }

  static String head() {
    return "| searched by | first | in the first five | of failures | of methods | mean reciprocal"
        + " rank | ms a search |\n|---|--:|--:|--:|--:|--:|--:|";
  }

  @Override
  public String toString() {
    int methods = questions - failures;
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.1f |",
        name,
        share(first, questions),
        share(found, questions),
        share(foundFailures, failures),
        share(found - foundFailures, methods),
        reciprocalRanks / questions,
        nanos / 1e6 / questions);
  }

  private static double share(int some, int all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
