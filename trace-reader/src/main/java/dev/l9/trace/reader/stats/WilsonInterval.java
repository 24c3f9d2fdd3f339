package dev.l9.trace.reader.stats;

/**
 * The Wilson score interval of a share (E. B. Wilson, "Probable inference, the law of succession,
 * and statistical inference", JASA 22, 1927; 95 %). For no executions, it is from 0 to 1.
 */
public record WilsonInterval(double lower, double upper) {

  private static final double Z = 1.959963984540054;

  /** The interval of a share of which {@code part} of {@code all} were seen. */
  public static WilsonInterval of(long part, long all) {
    if (all == 0) {
      return new WilsonInterval(0, 1);
    }
    double n = all;
    double share = part / n;
    double margin = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double centre = share + Z * Z / (2 * n);
    double scale = 1 + Z * Z / n;
    return new WilsonInterval(
        Math.max(0, (centre - margin) / scale), Math.min(1, (centre + margin) / scale));
  }
}
