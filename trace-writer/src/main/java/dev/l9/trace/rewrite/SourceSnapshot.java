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
 * A file as it was when it was read. It stays open, so that it can be read again after its path
 * leads to another file. So what an editor writes into it then isn't lost. Not thread-safe.
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

  /** Reads a file. Returns null if the file is missing or is being changed. */
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

  /** Reads what the file holds now, even if its path leads to another file. */
  byte[] readAgain() throws IOException {
    return read(channel);
  }

  /**
   * Whether the file holds these bytes and nothing else, even if its path leads to another file.
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

  /** Whether the path still leads to this file, with its former size and modification time. */
  boolean isAtItsPath() throws IOException {
    return state.isSame(FileState.of(path));
  }

  /**
   * Refuses a file that its owner or this process may not write to, or that has several hard links.
   */
  void checkWritable() throws RefusedSourceException {
    state.checkWritable(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
