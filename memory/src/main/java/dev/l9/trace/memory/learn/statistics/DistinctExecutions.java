package dev.l9.trace.memory.learn.statistics;

/**
 * Decides which executions count as evidence. A thousand executions with equal values prove little
 * more than one. So of those that are equal, the first counts, the second, the fourth, the eighth
 * and so on: a thousand count as ten.
 *
 * <p>It remembers 4,096 kinds of executions, in at most 100 KB. What is beyond doesn't count, as
 * there is evidence enough. Not thread-safe.
 */
public final class DistinctExecutions {

  private static final int MOST = 4_096;
  private static final int FIRST_SLOTS = 32;

  private long[] keys = new long[FIRST_SLOTS];
  private int[] times = new int[FIRST_SLOTS];
  private int used;

  /**
   * Whether the next execution counts.
   *
   * @param key equal for equal executions
   */
  public boolean counts(long key) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return countsMixed(mixed == 0 ? 1 : mixed);
  }

  private boolean countsMixed(long key) {
    int slot = slot(key);
    if (keys[slot] == 0 && used == MOST) {
      return false;
    } else if (keys[slot] == 0) {
      add(key, slot);
      return true;
    }
    int before = times[slot];
    times[slot] = before == Integer.MAX_VALUE ? before : before + 1;
    return Integer.bitCount(times[slot]) == 1;
  }

  private void add(long key, int slot) {
    keys[slot] = key;
    times[slot] = 1;
    used++;
    if (2 * used > keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    int slot = (int) (key >>> 32) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTimes = times;
    keys = new long[2 * oldKeys.length];
    times = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        times[slot] = oldTimes[i];
      }
    }
  }
}
