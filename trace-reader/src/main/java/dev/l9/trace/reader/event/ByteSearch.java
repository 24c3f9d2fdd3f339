package dev.l9.trace.reader.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes among bytes. */
public final class ByteSearch {

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteSearch() {}

  /** Eight bytes, the first one lowest; they have to be there. */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
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
