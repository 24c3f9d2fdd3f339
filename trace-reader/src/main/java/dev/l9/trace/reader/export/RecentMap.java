package dev.l9.trace.reader.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that wasn't used for the longest time when it has too many. */
public final class RecentMap<K, V> extends LinkedHashMap<K, V> {

  private final int max;

  public RecentMap(int max) {
    super(16, 0.75f, true);
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > max;
  }
}
