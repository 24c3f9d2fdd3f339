package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.AgentLine;
import dev.l9.trace.reader.event.ByteSearch;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventLineReader;
import dev.l9.trace.reader.file.EventReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An open file of a trace, which stays the same file whatever its name becomes. It is read, not
 * mapped, since a mapped file that somebody truncates ends the JVM. Not safe for use by several
 * threads.
 */
final class TraceFileChannel implements Closeable {

  /** So many bytes of the first line tell files from each other. */
  private static final int HEAD = 4096;

  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;
  private final AgentLine lines = new AgentLine();
  private final EventLineReader others = new EventLineReader();
  private final Event event = new Event();

  /** Takes an event, and where it is. */
  @FunctionalInterface
  interface Taker {

    /**
     * Takes an event.
     *
     * @param event valid during the call
     * @param offset the byte where its line begins; in a compressed file the number of the event
     */
    void event(Event event, long offset) throws IOException;
  }

  private TraceFileChannel(Path path, FileChannel channel, @Nullable Object key) {
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  /** Opens a file; null if it isn't there. */
  static @Nullable TraceFileChannel open(Path path) throws IOException {
    while (true) {
      try {
        Object before = key(path);
        FileChannel channel = FileChannel.open(path);
        // A rotation may have put another file in its place before it was opened.
        if (Objects.equals(before, key(path))) {
          return new TraceFileChannel(path, channel, before);
        }
        channel.close();
      } catch (NoSuchFileException e) {
        return null;
      }
    }
  }

  /** What tells a file from others on the disk; null where the system has no such thing. */
  static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  boolean isAt(Path other) throws IOException {
    Object there = key(other);
    return there == null ? path.equals(other) : there.equals(key);
  }

  long size() throws IOException {
    return channel.size();
  }

  boolean isCompressed() throws IOException {
    byte[] first = read(0, 2);
    return first.length == 2 && first[0] == 0x1f && (first[1] & 0xff) == 0x8b;
  }

  /** The first line, or so much of it as tells it from others; null if it isn't complete yet. */
  byte @Nullable [] head() throws IOException {
    byte[] head = read(0, HEAD);
    int end = isCompressed() ? -1 : ByteSearch.lineEnd(head, 0, head.length);
    if (end < 0 && head.length < HEAD && !isCompressed()) {
      return null;
    }
    return end < 0 ? head : Arrays.copyOf(head, end);
  }

  /** The bytes of a part; fewer only at the file's end. */
  byte[] read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(length, size() - from)));
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // It goes on until all is there.
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }

  /** Whether the bytes of a part are those that were counted. */
  static boolean isIntact(byte[] bytes, Chunk.Range range) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return bytes.length == range.to() - range.from() && (int) crc.getValue() == range.checksum();
  }

  /**
   * Hands over the events of whole lines.
   *
   * @param offset where the bytes are in the file
   * @return where the last line ends that has an end
   */
  int events(byte[] bytes, int limit, long offset, Taker taker) throws IOException {
    int at = 0;
    while (at < limit) {
      int end = lines.scan(bytes, at, limit, event);
      if (end >= 0) {
        taker.event(event, offset + at);
      } else {
        end = ByteSearch.lineEnd(bytes, at, limit);
        if (end < 0) {
          return at;
        }
        Event other = others.read(bytes, at, end);
        if (other != null) {
          taker.event(other, offset + at);
        }
      }
      at = end + 1;
    }
    return at;
  }

  /** Hands over all events of a compressed file. */
  void compressedEvents(Taker taker) throws IOException {
    channel.position(0);
    try (EventReader reader =
        new EventReader(
            new GZIPInputStream(Channels.newInputStream(new Unclosed(channel)), 1 << 16),
            path.toString())) {
      long number = 0;
      for (Event next = reader.next(); next != null; next = reader.next()) {
        taker.event(next, number++);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Reads a channel, and leaves it open. */
  private record Unclosed(FileChannel channel) implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      // Whoever opened it closes it.
    }
  }
}
