package dev.l9.trace.agent.site;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of sites by their methods, in a hash table with open addressing. An entry takes four
 * bytes. The hash code of the record isn't used, since the JVM generates code for it, which takes
 * tens of milliseconds of a program's start. Not thread-safe.
 */
final class SiteIndex {

  private static final int FREE = -1;

  /** Marks a place whose number was removed. A search must go on behind it. */
  private static final int LEFT = -2;

  private int[] table = newTable(32);
  private int used;

  private static int[] newTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }

  /** The length of the table, at least half of which is free. */
  int size() {
    return table.length;
  }

  private static int hash(TraceSite site) {
    int h = site.className().hashCode() * 31 + site.methodName().hashCode();
    h = (h * 31 + site.descriptor().hashCode()) * 0x9e3779b9;
    return h ^ h >>> 15;
  }

  /** The number of the latest site of this method; negative if there is none. */
  int find(TraceSite site, @Nullable TraceSite[] sites) {
    int at = place(site, sites);
    return at < 0 ? FREE : table[at];
  }

  private int place(TraceSite site, @Nullable TraceSite[] sites) {
    int mask = table.length - 1;
    for (int at = hash(site) & mask; table[at] != FREE; at = (at + 1) & mask) {
      TraceSite other = table[at] == LEFT ? null : sites[table[at]];
      if (other != null && other.isSameMethod(site)) {
        return at;
      }
    }
    return FREE;
  }

  /** Sets the number of a method's site, in place of a former number of the method. */
  void put(TraceSite site, int number, @Nullable TraceSite[] sites) {
    int at = place(site, sites);
    if (at >= 0) {
      table[at] = number;
      return;
    }
    if (2 * (used + 1) > table.length) {
      rebuild(sites);
    }
    used += insert(site, number) ? 1 : 0;
  }

  /** Inserts a number. Returns whether it took a free place. */
  private boolean insert(TraceSite site, int number) {
    int mask = table.length - 1;
    int at = hash(site) & mask;
    while (table[at] >= 0) {
      at = (at + 1) & mask;
    }
    boolean wasFree = table[at] == FREE;
    table[at] = number;
    return wasFree;
  }

  /**
   * Rebuilds the table without the marks of removed numbers. The table grows only if that isn't
   * enough.
   */
  private void rebuild(@Nullable TraceSite[] sites) {
    int[] before = table;
    int left = 0;
    for (int number : before) {
      left += number >= 0 ? 1 : 0;
    }
    table = newTable(4 * left < before.length ? before.length : 2 * before.length);
    used = 0;
    for (int number : before) {
      TraceSite site = number < 0 ? null : sites[number];
      used += site != null && insert(site, number) ? 1 : 0;
    }
  }

  /** Removes the number of a site, if it is the latest of its method. */
  void remove(TraceSite site, int number, @Nullable TraceSite[] sites) {
    int at = place(site, sites);
    if (at >= 0 && table[at] == number) {
      table[at] = LEFT;
    }
  }
}
