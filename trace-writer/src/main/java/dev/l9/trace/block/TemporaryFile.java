package dev.l9.trace.block;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A hidden file beside the one that it is to replace; deleted, unless it has replaced it. */
final class TemporaryFile implements AutoCloseable {

  private static final String SUFFIX = ".l9tmp";
  private static final long ABANDONED_MILLIS = 60_000;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final Path target;

  private TemporaryFile(Path file, Path target) {
    this.file = file;
    this.target = target;
  }

  /** Creates the file, empty, for its owner only. */
  static TemporaryFile create(Path target, BasicFileAttributes like) throws IOException {
    long id = ProcessHandle.current().pid() << 40 ^ System.nanoTime();
    Path file = target.resolveSibling(prefix(target) + Long.toHexString(id) + SUFFIX);
    if (like instanceof PosixFileAttributes) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createFile(file);
    }
    return new TemporaryFile(file, target);
  }

  /** Writes the content to the disk, with the owner, group and mode of the other file. */
  void write(byte[] content, BasicFileAttributes like) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (like instanceof PosixFileAttributes posix) {
        copyOwnership(posix);
      }
      channel.force(true);
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private void copyOwnership(PosixFileAttributes like) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributes own = view.readAttributes();
    if (!own.owner().equals(like.owner())) {
      view.setOwner(like.owner());
    }
    if (!own.group().equals(like.group())) {
      view.setGroup(like.group());
    }
    // The mode last: a change of the owner may take bits away.
    view.setPermissions(like.permissions());
  }

  void setLastModifiedTime(FileTime time) throws IOException {
    Files.setLastModifiedTime(file, time);
  }

  /** Puts this file in the target's place, at once. */
  void replaceTarget() throws IOException {
    Files.move(file, target, ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Deletes what a killed process left for this target more than a minute ago. */
  static void deleteAbandoned(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    String prefix = prefix(target);
    long latest = System.currentTimeMillis() - ABANDONED_MILLIS;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix)
            && name.endsWith(SUFFIX)
            && Files.getLastModifiedTime(file).toMillis() < latest) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
