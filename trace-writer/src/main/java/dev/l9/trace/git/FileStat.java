package dev.l9.trace.git;

import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * What git's index holds of a file, so that git can later see, without reading the file, whether it
 * has changed. These are the fields of {@code struct stat_data} in git's sources, each cut to 32
 * bits. Immutable.
 */
public record FileStat(
    FileTime changed, FileTime modified, long dev, long ino, int uid, int gid, long size) {

  private static final int CHANGED = 0;
  private static final int MODIFIED = 8;
  private static final int DEV = 16;
  private static final int INO = 20;
  private static final int UID = 28;
  private static final int GID = 32;

  /** The offset of the size in an entry of the index. */
  static final int SIZE = 36;

  /** Whether the entry of an index at this offset has exactly these values. */
  boolean isAt(ByteBuffer index, int entry) {
    return isTime(index, entry + CHANGED, changed)
        && isTime(index, entry + MODIFIED, modified)
        && index.getInt(entry + DEV) == (int) dev
        && index.getInt(entry + INO) == (int) ino
        && index.getInt(entry + UID) == uid
        && index.getInt(entry + GID) == gid
        && index.getInt(entry + SIZE) == (int) size;
  }

  /** Whether the entry of an index at this offset has this modification time. */
  static boolean isModifiedAt(ByteBuffer index, int entry, FileTime modified) {
    return isTime(index, entry + MODIFIED, modified);
  }

  /** Writes these values into the entry of an index at this offset. */
  void putAt(ByteBuffer index, int entry) {
    putTime(index, entry + CHANGED, changed);
    putTime(index, entry + MODIFIED, modified);
    index.putInt(entry + DEV, (int) dev);
    index.putInt(entry + INO, (int) ino);
    index.putInt(entry + UID, uid);
    index.putInt(entry + GID, gid);
    index.putInt(entry + SIZE, (int) size);
  }

  private static boolean isTime(ByteBuffer index, int at, FileTime time) {
    Instant instant = time.toInstant();
    return index.getInt(at) == (int) instant.getEpochSecond()
        && index.getInt(at + Integer.BYTES) == instant.getNano();
  }

  private static void putTime(ByteBuffer index, int at, FileTime time) {
    Instant instant = time.toInstant();
    index.putInt(at, (int) instant.getEpochSecond());
    index.putInt(at + Integer.BYTES, instant.getNano());
  }
}
