package dev.l9.trace.reader.stable;

/**
 * Hashes of 64 bits, which stand for texts: of a million different texts, two have the same hash
 * with a probability of 1 to 37 million. The rounds are those of MurmurHash3's finaliser, by Austin
 * Appleby, in the public domain. Thread-safe.
 */
public final class Hash {

  private Hash() {}

  /** A hash of a text. */
  public static long of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  /** Spreads the bits of a hash, so that its last ones are as good as any. */
  public static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /** A hash of two, in which their order counts. */
  public static long of(long first, long second) {
    return mix(first * 0x9e3779b97f4a7c15L + second);
  }
}
