package dev.l9.trace.tools.stamp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.tools.ToolFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The bytes of a jar, to which an entry can be added without any change to the others.
 *
 * <p>The new entry goes where the directory at the jar's end begins, and the directory goes behind
 * it. What stands before the first entry, such as a script that starts the jar, stays too. The
 * entry isn't compressed, and has a fixed time, so that equal jars stay equal.
 */
final class JarBytes {

  private static final int ENTRY = 0x04034b50;
  private static final int ENTRY_LENGTH = 30;
  private static final int LISTED = 0x02014b50;
  private static final int LISTED_LENGTH = 46;
  private static final int START = 42;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MAX_ENTRIES = 0xfffe;
  private static final int VERSION = 10;

  /** The first day that a zip file can name: 1980-01-01. */
  private static final int DATE = 1 << 5 | 1;

  private final byte[] jar;
  private final ByteBuffer bytes;
  private final int end;
  private final int directory;

  /** How much is before the place to which offsets in the directory relate. */
  private final int offset;

  /**
   * Reads where the directory is.
   *
   * @param path named in messages
   * @throws ToolFailure where the file isn't a jar, or has more than an ordinary zip file can have
   */
  JarBytes(byte[] jar, Path path) {
    this.jar = jar;
    bytes = littleEndian(jar);
    int at = jar.length - END_LENGTH;
    while (at >= 0 && !isEnd(at)) {
      at--;
    }
    if (at < 0) {
      throw new ToolFailure(path + " is not a jar");
    }
    end = at;
    directory = end - bytes.getInt(end + 12);
    offset = directory - bytes.getInt(end + 16);
    if (entries() >= MAX_ENTRIES || directory < 0 || offset < 0 || !isDirectory()) {
      throw new ToolFailure(
          path + " is too large to be stamped, or of an unusual form; stamp the folder of classes");
    }
  }

  private boolean isEnd(int at) {
    return bytes.getInt(at) == END && at + END_LENGTH + unsigned(at + 20) == jar.length;
  }

  private int entries() {
    return unsigned(end + 10);
  }

  /** Whether what should be the directory has as many entries as the jar's end says. */
  private boolean isDirectory() {
    int at = directory;
    for (int i = 0; i < entries(); i++) {
      if (at + LISTED_LENGTH > end || bytes.getInt(at) != LISTED) {
        return false;
      }
      at += listedLength(at);
    }
    return at == end;
  }

  private int listedLength(int at) {
    return LISTED_LENGTH + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
  }

  private int unsigned(int at) {
    return bytes.getShort(at) & 0xffff;
  }

  /** Where the directory lists an entry; negative if it doesn't. */
  private int find(String path) {
    byte[] name = path.getBytes(UTF_8);
    for (int at = directory; at < end; at += listedLength(at)) {
      int from = at + LISTED_LENGTH;
      if (Arrays.equals(jar, from, from + unsigned(at + 28), name, 0, name.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether the jar has this entry, with this content. */
  boolean has(String path, byte[] content) {
    int listed = find(path);
    return listed >= 0
        && bytes.getInt(listed + 16) == crc(content)
        && bytes.getInt(listed + 24) == content.length;
  }

  /** The jar with this entry, in place of any other that has this path. */
  byte[] with(String path, byte[] content) {
    byte[] name = path.getBytes(US_ASCII);
    int former = find(path);
    int from = former < 0 ? directory : startOfLast(former);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jar, 0, from);
    out.writeBytes(entry(name, content));
    int newDirectory = out.size();
    int afterFormer = former < 0 ? directory : former + listedLength(former);
    out.write(jar, directory, former < 0 ? 0 : former - directory);
    out.write(jar, afterFormer, end - afterFormer);
    out.writeBytes(listed(name, content, from - offset));
    int length = out.size() - newDirectory;
    out.writeBytes(newEnd(entries() + (former < 0 ? 1 : 0), length, newDirectory - offset));
    return out.toByteArray();
  }

  private byte[] newEnd(int count, int directoryLength, int directoryStart) {
    byte[] last = Arrays.copyOfRange(jar, end, jar.length);
    littleEndian(last)
        .putShort(8, (short) count)
        .putShort(10, (short) count)
        .putInt(12, directoryLength)
        .putInt(16, directoryStart);
    return last;
  }

  /** Where the former entry begins, if it is the last one; else the end of all entries. */
  private int startOfLast(int former) {
    int start = bytes.getInt(former + START) + offset;
    int after =
        start
            + ENTRY_LENGTH
            + unsigned(start + 26)
            + unsigned(start + 28)
            + bytes.getInt(former + 20);
    return bytes.getInt(start) == ENTRY && after == directory ? start : directory;
  }

  private static byte[] entry(byte[] name, byte[] content) {
    byte[] entry = new byte[ENTRY_LENGTH + name.length + content.length];
    ByteBuffer to = littleEndian(entry).putInt(ENTRY);
    facts(to, name, content);
    to.position(ENTRY_LENGTH).put(name).put(content);
    return entry;
  }

  private static byte[] listed(byte[] name, byte[] content, int start) {
    byte[] listed = new byte[LISTED_LENGTH + name.length];
    ByteBuffer to = littleEndian(listed).putInt(LISTED).putShort((short) VERSION);
    facts(to, name, content);
    to.putInt(START, start).position(LISTED_LENGTH).put(name);
    return listed;
  }

  /** What the entry and the directory say alike. */
  private static void facts(ByteBuffer to, byte[] name, byte[] content) {
    to.putShort((short) VERSION).putShort((short) 0).putShort((short) 0);
    to.putShort((short) 0).putShort((short) DATE);
    to.putInt(crc(content)).putInt(content.length).putInt(content.length);
    to.putShort((short) name.length);
  }

  private static ByteBuffer littleEndian(byte[] array) {
    return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }
}
