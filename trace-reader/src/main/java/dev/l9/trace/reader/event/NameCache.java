package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the same {@link String} for the same bytes, so that the names that occur in each event (of
 * operations, classes, threads) are made once. A name that falls on the place of another takes it,
 * which bounds the memory. Not safe for use by several threads.
 */
final class NameCache {

  private static final int PLACES = 4096;

  private final byte[][] keys = new byte[PLACES][];
  private final String[] names = new String[PLACES];

  /** The text of these bytes, which are UTF-8 and have no escapes. */
  String of(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 15) & (PLACES - 1);
    byte[] key = keys[place];
    if (key != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
      return names[place];
    }
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    keys[place] = Arrays.copyOfRange(bytes, from, to);
    names[place] = name;
    return name;
  }
}
