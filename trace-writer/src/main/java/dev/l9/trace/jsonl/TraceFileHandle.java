package dev.l9.trace.jsonl;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open trace file, with what is known of its end.
 *
 * <p>It has two channels, since Java can't open one channel for both reading and appending. Both
 * stay open together, because on POSIX systems closing either of them gives up the locks of both.
 */
final class TraceFileHandle implements Closeable {

  private final Path file;
  private final FileChannel channel;
  private final FileChannel appender;
  private final @Nullable Object identity;

  /**
   * The offset at which the last write ended. If the file still ends there, its last line need not
   * be checked.
   */
  private long knownEnd = -1;

  private TraceFileHandle(
      Path file, FileChannel channel, FileChannel appender, @Nullable Object identity) {
    this.file = file;
    this.channel = channel;
    this.appender = appender;
    this.identity = identity;
  }

  static TraceFileHandle open(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    while (true) {
      Object before = identityOf(file);
      FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
      TraceFileHandle handle;
      try {
        handle = new TraceFileHandle(file, channel, FileChannel.open(file, CREATE, APPEND), before);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      // The two channels may be of different files, unless the path led to the same file before and
      // after.
      if (!handle.isStale()) {
        return handle;
      }
      handle.close();
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Whether the path now leads to another file, or to none. */
  boolean isStale() throws IOException {
    return !Files.exists(file) || !Objects.equals(identity, identityOf(file));
  }

  private static @Nullable Object identityOf(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Repairs a torn last line. The file must be locked. Returns the file's size. */
  long mend() throws IOException {
    long size = channel.size();
    if (size != knownEnd && size > 0) {
      TornLine.mend(channel, size);
    }
    knownEnd = channel.size();
    return knownEnd;
  }

  /** Appends all lines or none. The file must be locked and repaired. */
  void write(ByteBuffer lines) throws IOException {
    int position = lines.position();
    try {
      while (lines.hasRemaining()) {
        appender.write(lines);
      }
      knownEnd += lines.position() - position;
    } catch (IOException e) {
      lines.position(position);
      channel.truncate(knownEnd);
      throw e;
    }
  }

  /** Appends in a single write, while others may write too. */
  void writeUnlocked(ByteBuffer lines) throws IOException {
    knownEnd = -1;
    appender.write(lines);
    if (lines.hasRemaining()) {
      throw new IOException("only a part of the lines fitted on the disk: " + file);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel;
        appender) {
      knownEnd = -1;
    }
  }
}
