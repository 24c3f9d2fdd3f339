package dev.l9.trace.reader.query;

import java.util.Arrays;

/**
 * The part of an execution in which others ran that it started. Where several of them ran at once,
 * their time counts once. One that ended after the execution ran beside it, and doesn't count. Not
 * safe for use by several threads.
 *
 * <p>Memory is bounded: of many children, those that ended first are added up. A later one that had
 * begun before their ends may then count for too little.
 */
final class ChildTime {

  private static final int MOST = 32;
  private static final int FIRST = 2;

  /** The starts of events are whole microseconds, so one may seem to start before another's end. */
  private static final long STEP_NANOS = 1_000;

  /** Start and end of each, by their ends. */
  private long[] starts = new long[FIRST];

  private long[] ends = new long[FIRST];
  private int size;

  private long added;
  private long addedUntil = Long.MIN_VALUE;

  /** Adds an execution, in nanoseconds since 1970. */
  void add(long start, long end) {
    if (size == MOST) {
      addUp();
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    int at = size++;
    for (; at > 0 && ends[at - 1] > end; at--) {
      starts[at] = starts[at - 1];
      ends[at] = ends[at - 1];
    }
    starts[at] = start;
    ends[at] = end;
  }

  private void addUp() {
    count(starts[0], ends[0]);
    size--;
    System.arraycopy(starts, 1, starts, 0, size);
    System.arraycopy(ends, 1, ends, 0, size);
  }

  private void count(long start, long end) {
    if (start >= addedUntil - STEP_NANOS) {
      added += end - start;
      addedUntil = Math.max(start, addedUntil) + end - start;
    } else if (end > addedUntil) {
      added = Math.max(added + end - addedUntil, end - start);
      addedUntil = end;
    }
  }

  /** How much of an execution that ended then was spent in children. */
  long within(long end) {
    int counted = size;
    while (counted > 0 && ends[counted - 1] > end) {
      counted--;
    }
    sortByStart(counted);
    for (int i = 0; i < counted; i++) {
      count(starts[i], ends[i]);
    }
    return added;
  }

  private void sortByStart(int counted) {
    for (int i = 1; i < counted; i++) {
      long start = starts[i];
      long end = ends[i];
      int at = i;
      for (; at > 0 && starts[at - 1] > start; at--) {
        starts[at] = starts[at - 1];
        ends[at] = ends[at - 1];
      }
      starts[at] = start;
      ends[at] = end;
    }
  }
}
