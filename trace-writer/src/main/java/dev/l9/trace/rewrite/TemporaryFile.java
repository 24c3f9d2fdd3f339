package dev.l9.trace.rewrite;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to replace another, in one of {@link TemporaryFolders}. When it is closed, it is
 * deleted unless it has replaced the other.
 */
final class TemporaryFile implements AutoCloseable {

  private static final String SUFFIX = ".l9tmp";

  /** The prefix of the names of temporary files that aren't beside their targets. */
  private static final String ELSEWHERE = "l9-";

  private static final Set<OpenOption> EMPTY = Set.of(WRITE, TRUNCATE_EXISTING);

  /** All bits of a mode except those for the type of the file. */
  private static final int MODE = 07777;

  private final Path file;
  private final Path target;
  private final FileChannel channel;
  private boolean moved;

  private TemporaryFile(Path file, Path target, FileChannel channel) {
    this.file = file;
    this.target = target;
    this.channel = channel;
  }

  /**
   * Creates an empty file in this folder, with all attributes of the target. It begins as a copy of
   * the target, because in Java a copy is the only way to transfer ACLs and extended attributes.
   */
  static TemporaryFile create(Path folder, Path target) throws IOException {
    while (true) {
      String prefix = TemporaryFolders.isBeside(target, folder) ? prefix(target) : ELSEWHERE;
      Path file = folder.resolve(prefix + Long.toHexString(System.nanoTime()) + SUFFIX);
      try {
        Files.copy(target, file, COPY_ATTRIBUTES);
        return open(file, target);
      } catch (FileAlreadyExistsException e) {
        // Another process has made a file of this name in the same nanosecond.
      }
    }
  }

  private static TemporaryFile open(Path file, Path target) throws IOException {
    try {
      return new TemporaryFile(file, target, FileChannel.open(file, EMPTY));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Whether a file of this name was to replace this target. */
  static boolean isFor(Path target, String name) {
    return isTemporary(name) && name.startsWith(prefix(target));
  }

  /** Whether a file of this name was to replace any file. */
  static boolean isTemporary(String name) {
    return name.endsWith(SUFFIX);
  }

  /** Whether a file of this name in the folder of git was to replace any file. */
  static boolean isElsewhere(String name) {
    return isTemporary(name) && name.startsWith(ELSEWHERE);
  }

  private static String prefix(Path target) {
    return "." + NameBeside.of(target) + ".";
  }

  /** Writes the content, with the owner, group and mode of the other file. */
  void write(byte[] content, FileState like) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    copyOwnership(like.unix(), FileState.of(file));
  }

  /** Waits until everything that was written is on the disk. */
  void force() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }

  private void copyOwnership(FileState.@Nullable Unix like, @Nullable FileState state)
      throws IOException {
    FileState.Unix own = state == null ? null : state.unix();
    if (like == null || own == null) {
      return;
    }
    if (own.uid() != like.uid()) {
      Files.setAttribute(file, "unix:uid", like.uid());
    }
    if (own.gid() != like.gid()) {
      Files.setAttribute(file, "unix:gid", like.gid());
    }
    // The mode is set last, since a change of the owner may take bits of it away.
    Files.setAttribute(file, "unix:mode", like.mode() & MODE);
  }

  void setLastModifiedTime(FileTime time) throws IOException {
    Files.setLastModifiedTime(file, time);
  }

  /** What the file system says of it now. */
  @Nullable FileState state() throws IOException {
    return FileState.of(file);
  }

  /** Replaces the target by this file, atomically. */
  void replaceTarget() throws IOException {
    Files.move(file, target, ATOMIC_MOVE);
    moved = true;
  }

  /** Whether it is the target now. */
  boolean hasReplaced() {
    return moved;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!moved) {
      Files.deleteIfExists(file);
    }
  }
}
