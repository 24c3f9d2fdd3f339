package dev.l9.trace.reader.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is waited for, by ids of events. If too much is waited for, what wasn't touched for the
 * longest time goes first: in a trace whose lines are missing in part, that will never come. Not
 * safe for use by several threads.
 */
final class BoundedMap<V> extends LinkedHashMap<String, V> {

  private static final long serialVersionUID = 1;

  private final int most;
  private long evicted;

  BoundedMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    boolean isFull = size() > most;
    evicted += isFull ? 1 : 0;
    return isFull;
  }

  /** How many entries had to go. */
  long evicted() {
    return evicted;
  }
}
