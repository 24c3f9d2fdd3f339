package dev.l9.trace.reader.stats;

/**
 * Buckets of durations, each of which reaches to a fixed multiple of the one before it. All groups
 * share one scale, so that their distributions can be compared.
 *
 * @param least where the first bucket begins, in nanoseconds, at least 1
 * @param greatest where the last bucket ends
 */
public record LogScale(long least, long greatest, int buckets) {

  public LogScale {
    if (least < 1 || greatest < least || buckets < 1) {
      throw new IllegalArgumentException(least + " to " + greatest + " in " + buckets);
    }
  }

  static LogScale over(long least, long greatest, int buckets) {
    long from = Math.max(1, least);
    return new LogScale(from, Math.max(from, greatest), buckets);
  }

  /** The bucket of a duration; those beyond the ends belong to the first or last. */
  int bucket(long nanos) {
    if (nanos <= least || greatest == least) {
      return 0;
    }
    double share = Math.log((double) nanos / least) / Math.log((double) greatest / least);
    return Math.min(buckets - 1, (int) (share * buckets));
  }

  /** By how much a bucket's end is greater than its beginning. */
  public double factor() {
    return Math.pow((double) greatest / least, 1.0 / buckets);
  }
}
