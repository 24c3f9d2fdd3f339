package dev.l9.trace.reader.follow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open file that others append to. It stays the same file whatever its name becomes. What is
 * read is a whole line, ended by a line feed; the beginning of a line waits until the rest is
 * there. Not safe for use by several threads.
 */
final class FollowedFile implements Closeable {

  private static final int FIRST_SIZE = 1 << 16;

  /** A line that is longer is passed over, as the reader of files does it. */
  private static final int LONGEST_LINE = 32 << 20;

  /** So many bytes of an event hold its id. */
  private static final int BEGINNING = 64;

  private final FileChannel channel;
  private final @Nullable Object key;
  private byte[] buffer = new byte[FIRST_SIZE];
  private String beginning;
  private long offset;
  private long seenSize;

  /** Whether the offset is in a line that is too long. */
  private boolean isInLongLine;

  /** Takes one line. */
  @FunctionalInterface
  interface Lines {

    /**
     * Takes the line between two places. If it throws an exception, the line isn't done.
     *
     * @param offset where the line begins in the file
     */
    void line(byte[] bytes, int from, int to, long offset) throws IOException;
  }

  private FollowedFile(FileChannel channel, @Nullable Object key) throws IOException {
    this.channel = channel;
    this.key = key;
    this.beginning = readBeginning();
  }

  /** Opens a file at its start; null if it isn't there. */
  static @Nullable FollowedFile open(Path path) throws IOException {
    while (true) {
      FileChannel channel;
      Object before;
      try {
        before = keyOf(path);
        channel = FileChannel.open(path);
      } catch (NoSuchFileException e) {
        return null;
      }
      FollowedFile file = null;
      try {
        // A rotation may have put another file in its place before it was opened.
        if (Objects.equals(before, keyOf(path))) {
          file = new FollowedFile(channel, before);
          return file;
        }
      } catch (NoSuchFileException e) {
        return null;
      } finally {
        if (file == null) {
          channel.close();
        }
      }
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Whether this file is at the path. */
  boolean isAt(Path path) throws IOException {
    try {
      Object there = keyOf(path);
      if (there != null && key != null) {
        return there.equals(key);
      }
    } catch (NoSuchFileException e) {
      return false;
    }
    try (FollowedFile other = open(path)) {
      return other != null && other.beginning.equals(beginning);
    }
  }

  /** What the file is known by, among those that are or were in its folder. */
  String identity() {
    return key + " " + beginning;
  }

  TracePosition position() {
    return new TracePosition(beginning, offset);
  }

  /** Goes to a place at which a line begins; to the start if the file is no longer that long. */
  void goTo(long place) throws IOException {
    offset = place <= channel.size() ? place : 0;
  }

  /** Goes behind the last whole line. */
  void goToEnd() throws IOException {
    long end = channel.size();
    while (end > 0) {
      long start = Math.max(0, end - buffer.length);
      int length = read(start, (int) (end - start));
      for (int i = length - 1; i >= 0; i--) {
        if (buffer[i] == '\n') {
          offset = start + i + 1;
          return;
        }
      }
      end = start;
    }
    offset = 0;
  }

  /** Hands over the whole lines that are there now. */
  void readLines(Lines lines) throws IOException {
    if (channel.size() == seenSize) {
      return;
    }
    startAgainIfReplaced();
    long size = channel.size(); // What comes meanwhile is for the next time, so that this ends.
    while (offset < size && readSome(lines)) {
      // More may be there.
    }
    seenSize = size;
  }

  /** Truncation, and new content in the old file, have it read from the start. */
  private void startAgainIfReplaced() throws IOException {
    if (offset == 0) {
      beginning = readBeginning();
    } else if (channel.size() < offset || !readBeginning().equals(beginning)) {
      offset = 0;
      isInLongLine = false;
      beginning = readBeginning();
    }
  }

  /** Hands over the lines of a part, and returns whether there was one. */
  private boolean readSome(Lines lines) throws IOException {
    int length = read(offset, buffer.length);
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        if (!isInLongLine) {
          lines.line(buffer, from, i, offset);
        }
        isInLongLine = false;
        offset += i + 1 - from;
        from = i + 1;
      }
    }
    if (from > 0) {
      return true;
    }
    return length == buffer.length && makeRoom();
  }

  /** A line is longer than the buffer. */
  private boolean makeRoom() {
    if (buffer.length < LONGEST_LINE) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      isInLongLine = true;
      offset += buffer.length;
    }
    return true;
  }

  /** Hands over a last line without an end, to which nobody will add. */
  void finish(Lines lines) throws IOException {
    int length = read(offset, buffer.length);
    if (length > 0 && !isInLongLine) {
      lines.line(buffer, 0, length, offset);
      offset += length;
    }
  }

  private String readBeginning() throws IOException {
    byte[] bytes = new byte[BEGINNING];
    int length = Math.max(0, channel.read(ByteBuffer.wrap(bytes), 0));
    int end = 0;
    while (end < length && bytes[end] != '\n') {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Reads into the buffer; fewer bytes only at the file's end. */
  private int read(long from, int wanted) throws IOException {
    ByteBuffer into = ByteBuffer.wrap(buffer, 0, wanted);
    while (into.hasRemaining()) {
      if (channel.read(into, from + into.position()) < 0) {
        break;
      }
    }
    return into.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
