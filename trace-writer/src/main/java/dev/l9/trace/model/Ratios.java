package dev.l9.trace.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Computes the two ratios in a block's metrics, as texts. Thread-safe. */
public final class Ratios {

  /** The quantile of the normal distribution for a two-sided interval of 95 %. */
  private static final double Z = 1.959963984540054;

  private Ratios() {}

  /**
   * The lower end of the Wilson score interval (E. B. Wilson, "Probable inference, the law of
   * succession, and statistical inference", JASA 22, 1927), with two decimals; empty for no
   * executions.
   */
  public static String wilsonLowerBound(long successes, long executions) {
    if (executions == 0) {
      return "";
    }
    double n = executions;
    double p = successes / n;
    double centre = p + Z * Z / (2 * n);
    double margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double lower = Math.max(0, (centre - margin) / (1 + Z * Z / n));
    return BigDecimal.valueOf(lower).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * Successes divided by executions, with at least one and at most four decimals; empty for no
   * executions. The ratio is rounded down, so that only a run without a failure shows {@code 1.0}.
   */
  public static String stability(long successes, long executions) {
    if (executions == 0) {
      return "";
    }
    BigDecimal ratio =
        BigDecimal.valueOf(successes)
            .divide(BigDecimal.valueOf(executions), 4, RoundingMode.DOWN)
            .stripTrailingZeros();
    return ratio.setScale(Math.max(1, ratio.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }
}
