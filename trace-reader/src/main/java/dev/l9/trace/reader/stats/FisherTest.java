package dev.l9.trace.reader.stats;

/**
 * Fisher's exact test of whether what has a property fails more often than the rest (R. A. Fisher,
 * "Statistical methods for research workers", 1934, section 21.02), one-sided.
 */
public final class FisherTest {

  private static final double[] SMALL_FACTORIALS = new double[256];
  private static final double LOG_2_PI = StrictMath.log(2 * Math.PI);

  /** A term that adds less than this share changes nothing. */
  private static final double NEGLIGIBLE = 1e-16;

  static {
    for (int n = 2; n < SMALL_FACTORIALS.length; n++) {
      SMALL_FACTORIALS[n] = SMALL_FACTORIALS[n - 1] + StrictMath.log(n);
    }
  }

  private FisherTest() {}

  /**
   * The natural logarithm of the probability that, of {@code with} that are drawn from {@code all}
   * by chance, {@code failedWith} or more are among the {@code failed} ones.
   */
  public static double logP(long failedWith, long with, long failed, long all) {
    double expected = (double) with * failed / all;
    if (failedWith <= expected) {
      return 0;
    }
    double log =
        logChoose(failed, failedWith)
            + logChoose(all - failed, with - failedWith)
            - logChoose(all, with);
    return Math.min(0, log + StrictMath.log(tail(failedWith, with, failed, all)));
  }

  /** All terms from this one on, as multiples of it; they fall, since it is above the mean. */
  private static double tail(long from, long with, long failed, long all) {
    double sum = 1;
    double term = 1;
    for (long k = from; k < Math.min(with, failed) && term > NEGLIGIBLE * sum; k++) {
      double others = all - failed - with + k + 1;
      term *= (double) (failed - k) * (with - k) / ((k + 1) * others);
      sum += term;
    }
    return sum;
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** By Stirling's series from 256 on, where its first two terms are exact to twelve digits. */
  private static double logFactorial(long n) {
    if (n < SMALL_FACTORIALS.length) {
      return SMALL_FACTORIALS[(int) n];
    }
    double x = n;
    return x * StrictMath.log(x)
        - x
        + (StrictMath.log(x) + LOG_2_PI) / 2
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
