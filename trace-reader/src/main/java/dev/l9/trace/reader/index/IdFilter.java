package dev.l9.trace.reader.index;

/**
 * Says of which ids a part of a trace certainly has none (a Bloom filter: ten bits an id, four
 * hashes, so about one wrong answer in eighty). Not safe for use by several threads while ids are
 * added.
 */
final class IdFilter {

  private static final int BITS_AN_ID = 10;
  private static final int HASHES = 4;

  private final byte[] bits;

  private IdFilter(byte[] bits) {
    this.bits = bits;
  }

  /** A filter of these hashes. */
  static IdFilter of(long[] hashes, int count) {
    IdFilter filter = new IdFilter(new byte[Math.max(8, (count * BITS_AN_ID + 7) / 8)]);
    for (int i = 0; i < count; i++) {
      filter.add(hashes[i]);
    }
    return filter;
  }

  static IdFilter of(byte[] bits) {
    return new IdFilter(bits);
  }

  byte[] bits() {
    return bits;
  }

  private void add(long hash) {
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(hash, i);
      bits[bit >>> 3] |= (byte) (1 << (bit & 7));
    }
  }

  boolean mayHave(long hash) {
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(hash, i);
      if ((bits[bit >>> 3] & 1 << (bit & 7)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The halves of one hash give as many hashes as are wanted (Kirsch and Mitzenmacher, 2006). */
  private int bit(long hash, int number) {
    int mixed = (int) hash + number * (int) (hash >>> 32);
    return Integer.remainderUnsigned(mixed, bits.length * 8);
  }

  /** A hash of an id. */
  static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return hash ^ hash >>> 33;
  }
}
