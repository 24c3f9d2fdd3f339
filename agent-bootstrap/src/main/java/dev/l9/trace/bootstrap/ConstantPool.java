package dev.l9.trace.bootstrap;

/**
 * Looks for a constant in the raw bytes of a class file (JVMS 4.4), without parsing the class.
 *
 * <p>Every class that the application loads passes here, mostly in interpreted code; so it jumps
 * from entry to entry by their lengths, and compares only strings of the wanted length.
 */
final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int FIRST_ENTRY = 10;

  /** Bytes of an entry with its tag, by tag; 0 for unknown ones. */
  private static final byte[] SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private ConstantPool() {}

  /** The bytes of an ASCII string, without the classes of charsets. */
  static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** Whether this ASCII string is an UTF-8 constant of the class; false for malformed bytes. */
  static boolean contains(byte[] classFile, byte[] wanted) {
    int count = classFile.length < FIRST_ENTRY ? 0 : unsignedShort(classFile, 8);
    int at = FIRST_ENTRY;
    for (int entry = 1; entry < count && at + 2 < classFile.length; entry++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        int length = unsignedShort(classFile, at + 1);
        if (length == wanted.length && equalAt(classFile, at + 3, wanted)) {
          return true;
        }
        at += 3 + length;
      } else if (tag > 0 && tag < SIZES.length && SIZES[tag] > 0) {
        at += SIZES[tag];
        entry += tag == LONG || tag == DOUBLE ? 1 : 0;
      } else {
        return false;
      }
    }
    return false;
  }

  private static boolean equalAt(byte[] bytes, int at, byte[] wanted) {
    // From the end: descriptors share their beginnings ("Ljava/…", "Ldev/…") far more than their
    // ends.
    for (int i = wanted.length - 1; i >= 0; i--) {
      if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
