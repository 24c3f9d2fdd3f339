package dev.l9.trace.reader.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An open file of a trace. It is read as far as it reached when it was opened, by reading and not
 * by mapping: a mapped file that somebody truncates ends the JVM. Several threads may read it.
 */
final class TraceFileBytes implements Closeable {

  private static final int BUFFER = 1 << 16;

  /**
   * How many bytes are read at once: so many that they, and the copy through which the JDK reads
   * into an array, stay in a core's second cache until they are looked at.
   */
  private static final int AT_ONCE = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object fileKey;
  private final long size;
  private final boolean isCompressed;
  private final AtomicLong bytesRead = new AtomicLong();

  private TraceFileBytes(Path path, FileChannel channel, @Nullable Object fileKey)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.fileKey = fileKey;
    size = channel.size();
    isCompressed = startsAsGzip();
  }

  static TraceFileBytes open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(
          path.toString(), null, "this is a folder; name a trace file, such as trace.jsonl");
    }
    while (true) {
      Object before = fileKey(path);
      FileChannel channel = FileChannel.open(path);
      boolean isKept = false;
      try {
        // A rotation may have put another file in its place before it was opened.
        if (Objects.equals(before, fileKey(path))) {
          TraceFileBytes file = new TraceFileBytes(path, channel, before);
          isKept = true;
          return file;
        }
      } finally {
        if (!isKept) {
          channel.close();
        }
      }
    }
  }

  private static @Nullable Object fileKey(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Files are compressed if they begin as RFC 1952 says, whatever their names are. */
  private boolean startsAsGzip() throws IOException {
    ByteBuffer first = ByteBuffer.allocate(2);
    return channel.read(first, 0) == 2 && first.getShort(0) == 0x1f8b;
  }

  boolean isSameAs(TraceFileBytes other) {
    return fileKey != null
        ? Objects.equals(fileKey, other.fileKey)
        : path.toAbsolutePath().normalize().equals(other.path.toAbsolutePath().normalize());
  }

  /** Whether it had one of these names when it was opened. */
  boolean isOf(Path... names) {
    return Arrays.asList(names).contains(path);
  }

  String name() {
    return path.toString();
  }

  long size() {
    return size;
  }

  /** Whether only its beginning can be found, so that it is read from there. */
  boolean isCompressed() {
    return isCompressed;
  }

  /** How many of the file's bytes were read so far; of a part that was read twice, twice. */
  long bytesRead() {
    return bytesRead.get();
  }

  /** All of it, uncompressed. */
  InputStream stream() throws IOException {
    InputStream slice = slice(0, size);
    return isCompressed ? new GZIPInputStream(slice, BUFFER) : slice;
  }

  /** The bytes between two places, as they are in the file. */
  InputStream slice(long from, long to) {
    return new Slice(from, to);
  }

  /** Reads bytes from a place; fewer are read only at the file's end. */
  int read(ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    bytesRead.addAndGet(at - from);
    return (int) (at - from);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Reads at places of its own, so that several can read one file. */
  private final class Slice extends InputStream {
    private long at;
    private final long to;

    Slice(long from, long to) {
      this.at = from;
      this.to = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (at >= to || length == 0) {
        return at >= to ? -1 : 0;
      }
      int wanted = (int) Math.min(Math.min(length, AT_ONCE), to - at);
      int read = channel.read(ByteBuffer.wrap(bytes, from, wanted), at);
      if (read > 0) {
        at += read;
        bytesRead.addAndGet(read);
      }
      return read;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, to - at);
    }
  }
}
