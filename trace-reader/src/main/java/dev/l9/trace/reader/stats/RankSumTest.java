package dev.l9.trace.reader.stats;

/**
 * The Mann-Whitney U test (Mann and Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", 1947), two-sided, by the normal approximation with the
 * corrections for ties and for continuity. It assumes nothing of how times are distributed.
 *
 * @param p the probability of a difference at least as large if both samples come from one
 *     distribution
 * @param superiority the probability that a time of the second sample is longer than one of the
 *     first, ties counting half
 */
public record RankSumTest(double p, double superiority) {

  /** Compares two sorted samples, neither of which is empty. */
  public static RankSumTest of(long[] first, long[] second) {
    double n1 = first.length;
    double n2 = second.length;
    double n = n1 + n2;
    double ranksOfSecond = 0;
    double ties = 0;
    int i = 0;
    int j = 0;
    double before = 0;
    while (i < first.length || j < second.length) {
      long value =
          j == second.length || (i < first.length && first[i] <= second[j]) ? first[i] : second[j];
      int ofFirst = countOf(value, first, i);
      int ofSecond = countOf(value, second, j);
      double equal = ofFirst + ofSecond;
      ranksOfSecond += ofSecond * (before + (equal + 1) / 2);
      ties += equal * equal * equal - equal;
      before += equal;
      i += ofFirst;
      j += ofSecond;
    }
    double u = ranksOfSecond - n2 * (n2 + 1) / 2;
    double deviation = Math.sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
    double distance = Math.max(0, Math.abs(u - n1 * n2 / 2) - 0.5);
    double p = deviation == 0 ? 1 : 2 * upperTail(distance / deviation);
    return new RankSumTest(Math.min(1, p), u / (n1 * n2));
  }

  private static int countOf(long value, long[] sorted, int from) {
    int to = from;
    while (to < sorted.length && sorted[to] == value) {
      to++;
    }
    return to - from;
  }

  /**
   * The probability that a standard normal variable is above {@code z}, which isn't negative, with
   * a relative error below 1.2e-7: the approximation of erfc by Chebyshev fitting in "Numerical
   * Recipes" (Press et al., 2nd edition, section 6.2).
   */
  private static double upperTail(double z) {
    double x = z / Math.sqrt(2);
    double t = 1 / (1 + 0.5 * x);
    double[] terms = {
      -1.26551223,
      1.00002368,
      0.37409196,
      0.09678418,
      -0.18628806,
      0.27886807,
      -1.13520398,
      1.48851587,
      -0.82215223,
      0.17087277
    };
    double sum = 0;
    for (int i = terms.length - 1; i >= 0; i--) {
      sum = sum * t + terms[i];
    }
    return 0.5 * t * Math.exp(-x * x + sum);
  }
}
