package dev.l9.trace.bootstrap;

import java.nio.charset.StandardCharsets;

/**
 * Looks for a constant in the raw bytes of a class file (JVMS 4.4), without parsing the class.
 *
 * <p>This runs for every class that the application loads, usually as interpreted code. So it jumps
 * from entry to entry by their lengths, and compares only strings of the wanted length.
 * Thread-safe.
 */
public final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int COUNT = 8;
  private static final int FIRST_ENTRY = 10;

  /** The size of an entry with its tag, by tag; 0 for unknown tags. */
  private static final byte[] SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  /** The size of a long or a double, which take two places in the pool. */
  private static final int DOUBLE_SIZE = 9;

  private ConstantPool() {}

  /** The bytes of an ASCII string. This doesn't load the classes of charsets. */
  public static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** The bytes of a string as class files hold it. Usual names are ASCII. */
  static byte[] utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }
    return ascii(text);
  }

  /** Whether the class has a UTF-8 constant with these bytes; false for malformed class files. */
  public static boolean contains(byte[] classFile, byte[] wanted) {
    try {
      return search(classFile, wanted);
    } catch (IndexOutOfBoundsException e) {
      // The JVM checks each index anyway, so a second check here would double the cost.
      return false;
    }
  }

  /**
   * For most entries this calls no method, since in interpreted code a call costs more than
   * everything else.
   */
  private static boolean search(byte[] bytes, byte[] wanted) {
    int count = (bytes[COUNT] & 0xff) << 8 | (bytes[COUNT + 1] & 0xff);
    int at = FIRST_ENTRY;
    for (int entry = 1; entry < count; entry++) {
      int tag = bytes[at];
      if (tag == UTF8) {
        int length = (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
        if (length == wanted.length && equalAt(bytes, at + 3, wanted)) {
          return true;
        }
        at += 3 + length;
      } else {
        int size = SIZES[tag];
        if (size == 0) {
          return false;
        }
        at += size;
        entry += size == DOUBLE_SIZE ? 1 : 0;
      }
    }
    return false;
  }

  /**
   * The offset of each entry, by its number. At index 0 is the offset of the pool's end.
   *
   * @throws IndexOutOfBoundsException for malformed bytes
   */
  static int[] offsets(byte[] bytes) {
    int count = twoBytes(bytes, COUNT);
    int[] offsets = new int[count];
    int at = FIRST_ENTRY;
    for (int entry = 1; entry < count; entry++) {
      offsets[entry] = at;
      int tag = bytes[at];
      int size = tag == UTF8 ? 3 + twoBytes(bytes, at + 1) : SIZES[tag];
      if (size == 0) {
        throw new IndexOutOfBoundsException(tag);
      }
      at += size;
      entry += tag != UTF8 && size == DOUBLE_SIZE ? 1 : 0;
    }
    offsets[0] = at;
    return offsets;
  }

  static int twoBytes(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static boolean equalAt(byte[] bytes, int at, byte[] wanted) {
    // The comparison starts at the end, since descriptors share their beginnings ("Ljava/…",
    // "Ldev/…") far more often than their ends.
    for (int i = wanted.length - 1; i >= 0; i--) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
