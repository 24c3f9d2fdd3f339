package dev.l9.trace.reader.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes among bytes. */
public final class ByteSearch {

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;

  /**
   * Whether so much is read that the quick way pays. It is no volatile field, since both ways give
   * the same.
   */
  private static boolean isMuch;

  private ByteSearch() {}

  /** Tells that there is more to read than a few pages. */
  public static void expectMuch() {
    isMuch = true;
  }

  /** Eight bytes, the first one lowest; they have to be there. */
  static long word(byte[] bytes, int at) {
    return isMuch ? (long) Quick.LONGS.get(bytes, at) : assembled(bytes, at);
  }

  private static long assembled(byte[] bytes, int at) {
    long word = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[at + i] & 0xff);
    }
    return word;
  }

  /** The first use of a variable handle takes longer than to read a small trace. */
  private static final class Quick {
    static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  }

  /** The place of the first line feed; -1 if there is none. */
  public static int lineEnd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = word(bytes, at) ^ '\n' * ONES;
      long zeros = (word - ONES) & ~word & HIGH_BITS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** The place where these bytes begin for the first time; -1 if they aren't there. */
  static int find(byte[] bytes, int from, int to, byte[] searched) {
    for (int at = from; at <= to - searched.length; at++) {
      int i = 0;
      while (i < searched.length && bytes[at + i] == searched[i]) {
        i++;
      }
      if (i == searched.length) {
        return at;
      }
    }
    return -1;
  }
}
