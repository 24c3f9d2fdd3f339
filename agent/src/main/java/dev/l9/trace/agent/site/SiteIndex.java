package dev.l9.trace.agent.site;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of sites by their methods, in four bytes a site: a hash table with open addressing. A
 * record's own hash isn't used, since the JVM makes code for it, which takes tens of milliseconds
 * of a program's start. Not safe for use by several threads.
 */
final class SiteIndex {

  private static final int FREE = -1;

  /** The number that was here is forgotten; what was put in after it is further on. */
  private static final int LEFT = -2;

  private int[] table = newTable(32);
  private int used;

  private static int[] newTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }

  /** How many sites it has room for, and as many that are free. */
  int size() {
    return table.length;
  }

  private static int hash(TraceSite site) {
    int h = site.className().hashCode() * 31 + site.methodName().hashCode();
    h = (h * 31 + site.descriptor().hashCode()) * 0x9e3779b9;
    return h ^ h >>> 15;
  }

  /** The number of the latest site of this method; negative where there is none. */
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

  /** Gives a method's site a number, in place of the one that it had. */
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

  /** True where it took a place that was free. */
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

  /** Leaves out what was forgotten; grows only where that isn't enough. */
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

  /** Forgets the number of a site, if that is its method's latest. */
  void remove(TraceSite site, int number, @Nullable TraceSite[] sites) {
    int at = place(site, sites);
    if (at >= 0 && table[at] == number) {
      table[at] = LEFT;
    }
  }
}
