package dev.l9.trace.model;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A hash that tells whether bytes have changed: 64 bits, as 16 hexadecimal digits.
 *
 * <p>It is made of two cyclic redundancy checks with different polynomials. They don't protect
 * against somebody who wants two contents of equal hash. But loading one of the JDK's message
 * digests would take tens of milliseconds at the end of each run, and these checks take next to no
 * time. Thread-safe.
 */
public final class ContentHash {

  private ContentHash() {}

  /** The hash of all these bytes. */
  public static String of(byte[] bytes) {
    return of(bytes, bytes.length);
  }

  /** The hash of the first bytes. */
  public static String of(byte[] bytes, int length) {
    CRC32 first = new CRC32();
    first.update(bytes, 0, length);
    CRC32C second = new CRC32C();
    second.update(bytes, 0, length);
    return hex(first.getValue()) + hex(second.getValue());
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(Integer.BYTES * 2 - digits.length()) + digits;
  }
}
