package dev.l9.trace.agent.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hot path: counts the executions whose events are left out on purpose, by site and caller, so that
 * the counters in the blocks stay exact.
 *
 * <p>It takes a lock and allocates only when a site is left out below a caller for the first time.
 * Safe for use by several threads.
 */
public final class LeftOutSpans {

  private static final int FIRST_SIZE = 16;

  /** A hash table with open addressing; its size is a power of two, and half of it is free. */
  private volatile Counts[] table = new Counts[FIRST_SIZE];

  private int size;

  /** Counts that were removed from the table, but to which a thread may still add. */
  private List<Counts> retired = List.of();

  /**
   * What was left out at a site below a caller; negative numbers stand for none.
   *
   * @param byRate how many were left out because the method had reached its rate of events
   * @param bySample how many were left out because their whole trees are
   */
  public record LeftOut(int site, int caller, long byRate, long bySample, SpanTally tally) {}

  /**
   * The counts of a site below a caller. They only grow. The fields of the writer thread hold what
   * it has taken of them.
   */
  private static final class Counts {
    final int site;
    final int caller;
    final LongAdder byRate = new LongAdder();
    final LongAdder bySample = new LongAdder();
    final LongAdder nanos = new LongAdder();
    final LongAdder swallowed = new LongAdder();
    final AtomicLong maxNanos = new AtomicLong();

    long byRateTaken;
    long bySampleTaken;
    long nanosTaken;
    long swallowedTaken;

    Counts(int site, int caller) {
      this.site = site;
      this.caller = caller;
    }

    boolean isTaken() {
      return byRate.sum() == byRateTaken && bySample.sum() == bySampleTaken;
    }

    LeftOut take() {
      long rated = byRate.sum() - byRateTaken;
      long unsampled = bySample.sum() - bySampleTaken;
      long time = nanos.sum() - nanosTaken;
      byRateTaken += rated;
      bySampleTaken += unsampled;
      nanosTaken += time;
      long newSwallowed = swallowed.sum() - swallowedTaken;
      swallowedTaken += newSwallowed;
      SpanTally tally =
          SpanTally.ofSuccesses(rated + unsampled, newSwallowed, time, maxNanos.get());
      return new LeftOut(site, caller, rated, unsampled, tally);
    }
  }

  /** Counts a span that ended well. If this throws, the span isn't counted. */
  void add(int site, int caller, long durationNanos, boolean bySample, int swallowed) {
    Counts counts = counts(site, caller);
    long max = counts.maxNanos.get();
    while (durationNanos > max && !counts.maxNanos.compareAndSet(max, durationNanos)) {
      max = counts.maxNanos.get();
    }
    counts.nanos.add(durationNanos);
    if (swallowed > 0) {
      counts.swallowed.add(swallowed);
    }
    (bySample ? counts.bySample : counts.byRate).increment();
  }

  private Counts counts(int site, int caller) {
    Counts[] all = table;
    int mask = all.length - 1;
    for (int i = hash(site, caller) & mask; ; i = (i + 1) & mask) {
      Counts counts = all[i];
      // The entry is missing, or not visible yet; under the lock this is checked again.
      if (counts == null) {
        return addCounts(site, caller);
      }
      if (counts.site == site && counts.caller == caller) {
        return counts;
      }
    }
  }

  private static int hash(int site, int caller) {
    int h = site * 0x9e3779b9 + caller * 0x85ebca6b;
    return h ^ h >>> 15;
  }

  private synchronized Counts addCounts(int site, int caller) {
    Counts[] all = table;
    int at = place(all, site, caller);
    Counts counts = all[at];
    if (counts == null) {
      counts = new Counts(site, caller);
      if (2 * (size + 1) > all.length) {
        all = grown(all);
        at = place(all, site, caller);
      }
      all[at] = counts;
      size++;
      table = all;
    }
    return counts;
  }

  private static int place(Counts[] all, int site, int caller) {
    int mask = all.length - 1;
    int i = hash(site, caller) & mask;
    while (all[i] != null && (all[i].site != site || all[i].caller != caller)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private static Counts[] grown(Counts[] all) {
    Counts[] larger = new Counts[2 * all.length];
    for (Counts counts : all) {
      if (counts != null) {
        larger[place(larger, counts.site, counts.caller)] = counts;
      }
    }
    return larger;
  }

  /** Whether none was left out since the last {@link #takeAll}. Called by the writer thread. */
  boolean isEmpty() {
    for (Counts counts : table) {
      if (counts != null && !counts.isTaken()) {
        return false;
      }
    }
    return true;
  }

  /** Returns what was left out since the last call. Called by the writer thread. */
  public synchronized List<LeftOut> takeAll() {
    List<LeftOut> taken = new ArrayList<>();
    for (Counts counts : table) {
      if (counts != null && !counts.isTaken()) {
        taken.add(counts.take());
      }
    }
    for (Counts counts : retired) {
      if (!counts.isTaken()) {
        taken.add(counts.take());
      }
    }
    return taken;
  }

  /**
   * Forgets sites that will never run again. Their counts are still taken until the next call of
   * this method, since a thread may have found them just before.
   */
  public synchronized void forget(Set<Integer> sites) {
    Counts[] before = table;
    Counts[] kept = new Counts[before.length];
    List<Counts> left = new ArrayList<>();
    for (Counts counts : before) {
      if (counts != null && (sites.contains(counts.site) || sites.contains(counts.caller))) {
        left.add(counts);
      } else if (counts != null) {
        kept[place(kept, counts.site, counts.caller)] = counts;
      }
    }
    if (!left.isEmpty()) {
      size -= left.size();
      table = kept;
      retired = left;
    }
  }
}
