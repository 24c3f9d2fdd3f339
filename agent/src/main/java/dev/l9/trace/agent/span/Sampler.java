package dev.l9.trace.agent.span;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: decides which executions become events. It takes no lock and allocates nothing but,
 * once for each site, a bucket.
 *
 * <p>The {@code sample} option is about whole trees: the root's random number decides for the whole
 * tree. The {@code rate} option is about each method. A span that ended with an error always
 * becomes an event, without a call of this class. Safe for use by several threads.
 */
public final class Sampler {

  /** A sampler with which every tree becomes events. The rates of sites still apply. */
  public static final Sampler ALL = new Sampler(1);

  private final boolean samplesAll;
  private final long threshold;
  private final long startNanos = System.nanoTime();

  /** The buckets by the sites' numbers. */
  private volatile @Nullable TokenBucket[] buckets = {};

  /**
   * @param ratio how many of the trees become events, from 0 to 1
   */
  public Sampler(double ratio) {
    this.samplesAll = ratio >= 1;
    this.threshold = (long) (ratio * (1L << TraceIds.OWN_BITS));
  }

  /** Whether no tree is left out. */
  boolean samplesAll() {
    return samplesAll;
  }

  /** Whether the tree below a root becomes events. */
  boolean samplesRoot(long id) {
    return samplesAll || (id & TraceIds.OWN_MASK) < threshold;
  }

  /** Whether a span's method has reached its rate of events. */
  boolean limits(OpenSpan span, long nanoTime) {
    int rate = span.site.rate();
    return rate >= 0 && !bucket(span.siteNumber, rate).take(nanoTime);
  }

  private TokenBucket bucket(int site, int rate) {
    TokenBucket[] all = buckets;
    TokenBucket bucket = site < all.length ? all[site] : null;
    return bucket != null ? bucket : addBucket(site, rate);
  }

  private synchronized TokenBucket addBucket(int site, int rate) {
    TokenBucket[] all = buckets;
    TokenBucket bucket = site < all.length ? all[site] : null;
    if (bucket == null) {
      bucket = new TokenBucket(rate, startNanos);
      all = site < all.length ? all : Arrays.copyOf(all, Math.max(2 * all.length, site + 1));
      all[site] = bucket;
      buckets = all;
    }
    return bucket;
  }

  /** Forgets sites that will never run again. */
  synchronized void forget(Set<Integer> sites) {
    TokenBucket[] all = buckets;
    for (int site : sites) {
      if (site < all.length) {
        all[site] = null;
      }
    }
  }
}
