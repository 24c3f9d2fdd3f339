package dev.l9.trace.reader.stats;

/**
 * How traces ended, each counted by its root. What was blocked is in neither number.
 *
 * @param succeeded how many roots succeeded
 * @param failed how many roots ended with an error
 */
public record Traces(long succeeded, long failed) {

  static final Traces NONE = new Traces(0, 0);

  Traces and(Traces other) {
    return new Traces(succeeded + other.succeeded, failed + other.failed);
  }

  /** How many there are. */
  public long count() {
    return succeeded + failed;
  }

  /** The share that succeeded; NaN if there are none. */
  public double stability() {
    return (double) succeeded / count();
  }

  /**
   * Whether more of these fail than of the others, so that it isn't by chance: the Wilson score
   * intervals of both shares (E. B. Wilson, "Probable inference, the law of succession, and
   * statistical inference", JASA 22, 1927; 95 %) don't overlap.
   */
  boolean failMoreThan(Traces others) {
    return count() > 0 && others.count() > 0 && failures().lower() > others.failures().upper();
  }

  private WilsonInterval failures() {
    return WilsonInterval.of(failed, count());
  }
}
