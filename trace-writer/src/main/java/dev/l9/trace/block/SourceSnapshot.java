package dev.l9.trace.block;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when it was read. It stays open, so that it can be read again when its path has
 * come to lead to another file: what an editor writes into it then is seen, not lost.
 */
final class SourceSnapshot implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final BasicFileAttributes attributes;
  private final byte[] bytes;

  private SourceSnapshot(
      Path path, FileChannel channel, BasicFileAttributes attributes, byte[] bytes) {
    this.path = path;
    this.channel = channel;
    this.attributes = attributes;
    this.bytes = bytes;
  }

  /** Reads a file; null if it is missing or is being changed. */
  static @Nullable SourceSnapshot take(Path path) throws IOException {
    BasicFileAttributes before = attributes(path);
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
      if (isSame(before, attributes(path)) && bytes.length == before.size()) {
        snapshot = new SourceSnapshot(path, channel, before, bytes);
      }
    } finally {
      if (snapshot == null) {
        channel.close();
      }
    }
    return snapshot;
  }

  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return path.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? Files.readAttributes(path, PosixFileAttributes.class)
          : Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static boolean isSame(BasicFileAttributes before, @Nullable BasicFileAttributes after) {
    return after != null
        && Objects.equals(before.fileKey(), after.fileKey())
        && before.size() == after.size()
        && before.lastModifiedTime().equals(after.lastModifiedTime());
  }

  private static byte[] read(FileChannel channel) throws IOException {
    // One byte more than expected, to notice the end without another pass.
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size() + 1));
    while (channel.read(buffer, buffer.position()) >= 0) {
      if (!buffer.hasRemaining()) {
        buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  Path path() {
    return path;
  }

  BasicFileAttributes attributes() {
    return attributes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What the file holds now, wherever it is. */
  byte[] readAgain() throws IOException {
    return read(channel);
  }

  /** Whether nobody has written to the file. */
  boolean isUnwritten() throws IOException {
    return Arrays.equals(bytes, readAgain());
  }

  /** Whether the path still leads to the file, with the size and time that it had. */
  boolean isAtItsPath() throws IOException {
    return isSame(attributes, attributes(path));
  }

  /** Fails where the file's owner, or whoever runs this, is not to write to it. */
  void checkWritable() throws IOException, RefusedSourceException {
    if (!attributes.isRegularFile()) {
      throw new RefusedSourceException("is not a regular file");
    }
    boolean readOnly =
        attributes instanceof PosixFileAttributes posix
            && !posix.permissions().contains(PosixFilePermission.OWNER_WRITE);
    // The mode comes first: the superuser may write to anything.
    if (readOnly || !Files.isWritable(path)) {
      throw new RefusedSourceException("is read-only");
    }
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(path, "unix:nlink") instanceof Integer links
        && links > 1) {
      // A rename would part them; writing in place could leave half a file.
      throw new RefusedSourceException("has " + links + " hard links");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
