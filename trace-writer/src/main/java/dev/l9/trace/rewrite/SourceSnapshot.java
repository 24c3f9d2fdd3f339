package dev.l9.trace.rewrite;

import static java.nio.file.StandardOpenOption.READ;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when it was read. It stays open, so that it can be read again when its path has
 * come to lead to another file: what an editor writes into it then is seen, not lost.
 */
final class SourceSnapshot implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final FileState state;
  private final byte[] bytes;

  private SourceSnapshot(Path path, FileChannel channel, FileState state, byte[] bytes) {
    this.path = path;
    this.channel = channel;
    this.state = state;
    this.bytes = bytes;
  }

  /** Reads a file; null if it is missing or is being changed. */
  static @Nullable SourceSnapshot take(Path path) throws IOException {
    FileState before = FileState.of(path);
    if (before == null) {
      return null;
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path, READ);
    } catch (NoSuchFileException e) {
      return null; // Some editors move the file away before they write it.
    }
    SourceSnapshot snapshot = null;
    try {
      byte[] bytes = read(channel);
      if (before.isSame(FileState.of(path)) && bytes.length == before.size()) {
        snapshot = new SourceSnapshot(path, channel, before, bytes);
      }
    } finally {
      if (snapshot == null) {
        channel.close();
      }
    }
    return snapshot;
  }

  private static byte[] read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    fill(buffer, channel);
    // Usually the file ends here, but it may have grown.
    while (!buffer.hasRemaining() && channel.read(ByteBuffer.allocate(1), buffer.position()) > 0) {
      buffer = ByteBuffer.allocate(buffer.capacity() * 2 + 1).put(buffer.flip());
      fill(buffer, channel);
    }
    byte[] bytes = buffer.array();
    return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
  }

  private static void fill(ByteBuffer buffer, FileChannel channel) throws IOException {
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, buffer.position());
    }
  }

  Path path() {
    return path;
  }

  FileState state() {
    return state;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What the file holds now, wherever it is. */
  byte[] readAgain() throws IOException {
    return read(channel);
  }

  /**
   * Whether the file, wherever it is, holds these bytes and nothing else.
   *
   * @param part memory to use, of any size
   */
  boolean holds(byte[] expected, ByteBuffer part) throws IOException {
    int same = 0;
    while (true) {
      int read = channel.read(part.clear(), same);
      if (read < 0) {
        return same == expected.length;
      }
      if (read > expected.length - same
          || !part.flip().equals(ByteBuffer.wrap(expected, same, read))) {
        return false;
      }
      same += read;
    }
  }

  /** Whether the path still leads to the file, with the size and time that it had. */
  boolean isAtItsPath() throws IOException {
    return state.isSame(FileState.of(path));
  }

  /** Fails where the file's owner, or whoever runs this, is not to write to it. */
  void checkWritable() throws RefusedSourceException {
    state.checkWritable(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
