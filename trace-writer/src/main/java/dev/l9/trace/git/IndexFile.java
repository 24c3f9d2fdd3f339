package dev.l9.trace.git;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index as it was when it was read. It can be replaced unless it has changed since.
 *
 * <p>Git's lock is held only while the finished file is renamed, because git commands that find the
 * lock give up at once.
 */
final class IndexFile {

  /** The mode comes last, since a change of the owner may take bits of it away. */
  private static final List<String> OWNERSHIP = List.of("unix:uid", "unix:gid", "unix:mode");

  private final Path path;
  private final FileTime time;
  private final @Nullable Object key;
  private final byte[] bytes;

  private IndexFile(Path path, BasicFileAttributes attributes, byte[] bytes) {
    this.path = path;
    this.time = attributes.lastModifiedTime();
    this.key = attributes.fileKey();
    this.bytes = bytes;
  }

  static IndexFile read(Path path) throws IOException {
    BasicFileAttributes attributes = attributes(path);
    return new IndexFile(path, attributes, Files.readAllBytes(path));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /** The content of the index, which may be written to. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Replaces the index by what {@link #bytes()} holds now. Owner, mode and modification time stay.
   *
   * @return false if another process has the lock, or has changed the index
   */
  boolean replace() throws IOException {
    String name = path.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".l9tmp";
    Path file = path.resolveSibling(name);
    try {
      Files.write(file, bytes, CREATE_NEW, WRITE);
      copyOwnership(file);
      Files.setLastModifiedTime(file, time);
      return replaceBy(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void copyOwnership(Path file) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      for (String attribute : OWNERSHIP) {
        Object value = Files.getAttribute(path, attribute, NOFOLLOW_LINKS);
        if (!value.equals(Files.getAttribute(file, attribute))) {
          Files.setAttribute(file, attribute, value);
        }
      }
    }
  }

  private boolean replaceBy(Path file) throws IOException {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try {
      Files.createFile(lock);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    try {
      if (!isSame(attributes(path))) {
        return false;
      }
      Files.move(file, path, ATOMIC_MOVE, REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(lock);
    }
  }

  private boolean isSame(BasicFileAttributes now) {
    return now.lastModifiedTime().equals(time)
        && Objects.equals(now.fileKey(), key)
        && now.size() == bytes.length;
  }
}
