package dev.l9.trace.reader.event;

import java.util.Arrays;

/**
 * Gives the same {@link String} for the same bytes, so that the names that occur in each event (of
 * operations, classes, threads) are made once. A name that falls on the place of another takes it,
 * which bounds the memory. Not safe for use by several threads.
 */
final class NameCache {

  private static final int BITS = 12;
  private static final int PLACES = 1 << BITS;

  /** Longer texts aren't kept: they are no names. */
  private static final int LONGEST = 1024;

  /** An odd number near 2^64 divided by the golden ratio; see Knuth, volume 3, 6.4. */
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final byte[][] keys = new byte[PLACES][];
  private final String[] names = new String[PLACES];

  /**
   * The text of a string of JSON.
   *
   * @param from the place of the first quote
   * @param to the place behind the last quote
   */
  String of(byte[] bytes, int from, int to) {
    int place = place(bytes, from, to);
    byte[] key = keys[place];
    if (key != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
      return names[place];
    }
    String name = EventText.read(bytes, from, to);
    if (to - from <= LONGEST) {
      keys[place] = Arrays.copyOfRange(bytes, from, to);
      names[place] = name;
    }
    return name;
  }

  private static int place(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      hash = (hash ^ ByteSearch.word(bytes, at)) * MIX;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * MIX;
    }
    return (int) (hash >>> (64 - BITS));
  }
}
