package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the entries of an index, one after the other. The format is described in {@code
 * gitformat-index(5)}; versions 2 to 4 are understood.
 */
final class IndexEntries {

  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int HEADER = 12;
  private static final int STAT = 40;
  private static final int MODE = 24;
  private static final int FLAGS = 2;
  private static final int EXTENDED = 0x4000;
  private static final int STAGE = 0x3000;
  private static final int SKIPPED = 0x4000;
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int COMPRESSING = 4;

  private final byte[] bytes;
  private final ByteBuffer index;
  private final int hashLength;
  private final int version;
  private int left;
  private int entry;
  private int next = HEADER;
  private String name = "";

  /**
   * Begins before the first entry.
   *
   * @param hashLength the length of an object name: 20 or 32 bytes
   * @throws IllegalArgumentException where this isn't an index, or has a later version
   */
  IndexEntries(byte[] bytes, int hashLength) {
    this.bytes = bytes;
    this.index = ByteBuffer.wrap(bytes);
    this.hashLength = hashLength;
    if (index.limit() < HEADER + hashLength || index.getInt(0) != SIGNATURE) {
      throw new IllegalArgumentException("it isn't an index of git");
    }
    version = index.getInt(Integer.BYTES);
    if (version < 2 || version > COMPRESSING) {
      throw new IllegalArgumentException("an index of version " + version);
    }
    left = index.getInt(2 * Integer.BYTES);
  }

  /** Goes to the next entry, if there is one. */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    entry = next;
    int at = entry + STAT + hashLength;
    int from = at + FLAGS + (version > 2 && (index.getShort(at) & EXTENDED) != 0 ? FLAGS : 0);
    if (version == COMPRESSING) {
      readCompressed(from);
    } else {
      int end = end(from);
      name = text(from, end);
      // The name is followed by one to eight zeros, so that the entry's length is a multiple of
      // eight.
      next = entry + (end - entry) / Long.BYTES * Long.BYTES + Long.BYTES;
    }
    return true;
  }

  /**
   * Reads a name that is stored as a difference: first the number of bytes to drop from the end of
   * the previous name, then the bytes to append to it.
   */
  private void readCompressed(int from) {
    int at = from;
    int octet = index.get(at++);
    int drop = octet & 0x7f;
    while (octet < 0) {
      octet = index.get(at++);
      drop = ((drop + 1) << 7) + (octet & 0x7f);
    }
    int end = end(at);
    name = name.substring(0, name.length() - drop) + text(at, end);
    next = end + 1;
  }

  private int end(int from) {
    int end = from;
    while (index.get(end) != 0) {
      end++;
    }
    return end;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  /** The index, which may be written to. */
  ByteBuffer index() {
    return index;
  }

  /** The offset of the entry, which begins with the values of {@link FileStat}. */
  int entry() {
    return entry;
  }

  /**
   * The path below the top of the checkout, with slashes between folders and one character for each
   * byte.
   */
  String name() {
    return name;
  }

  /** The entry's path as text. */
  String path() {
    return new String(name.getBytes(ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Turns a path into the form of {@link #name()}. */
  static String name(String path) {
    return new String(path.getBytes(StandardCharsets.UTF_8), ISO_8859_1);
  }

  /** The size of the file in the index; 0 means that git must read the file. */
  int size() {
    return index.getInt(entry + FileStat.SIZE);
  }

  /** Makes git read the file when it next needs to know whether the file has changed. */
  void forgetSize() {
    index.putInt(entry + FileStat.SIZE, 0);
  }

  /** Whether the entry is a regular file without a merge conflict. */
  boolean isFile() {
    return (index.getInt(entry + MODE) & TYPE) == REGULAR
        && (index.getShort(entry + STAT + hashLength) & STAGE) == 0;
  }

  /** Whether git has left the file out of the checkout, as the user wants it. */
  boolean isWithoutFile() {
    int flags = entry + STAT + hashLength;
    return version > 2
        && (index.getShort(flags) & EXTENDED) != 0
        && (index.getShort(flags + FLAGS) & SKIPPED) != 0;
  }

  /** The offset at which the entries end; call it only after the last entry. */
  int end() {
    return next;
  }
}
