package dev.l9.trace.rewrite;

import dev.l9.trace.git.FileStat;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file. Immutable.
 *
 * @param key the identity of the file; null if the file system has no identities
 * @param unix the attributes that only Unix systems have; null elsewhere
 */
record FileState(
    boolean regular, long size, FileTime time, @Nullable Object key, @Nullable Unix unix) {

  /**
   * The attributes of a file on Unix. Owner and group are numbers, since to get their names the JDK
   * would read the user database each time.
   */
  record Unix(int uid, int gid, int mode, int links, FileTime changed, long dev, long ino) {

    private static final int OWNER_WRITE = 0200;

    boolean ownerMayWrite() {
      return (mode & OWNER_WRITE) != 0;
    }
  }

  private static final String UNIX_ATTRIBUTES =
      "unix:isRegularFile,size,lastModifiedTime,fileKey,uid,gid,mode,nlink,ctime,dev,ino";

  /** Reads the state of the file to which the path leads; null if there is none. */
  static @Nullable FileState of(Path path) throws IOException {
    try {
      if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return of(Files.readAttributes(path, BasicFileAttributes.class));
      }
      return of(Files.readAttributes(path, UNIX_ATTRIBUTES));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static FileState of(BasicFileAttributes basic) {
    return new FileState(
        basic.isRegularFile(), basic.size(), basic.lastModifiedTime(), basic.fileKey(), null);
  }

  private static FileState of(Map<String, Object> all) {
    return new FileState(
        (boolean) get(all, "isRegularFile"),
        (long) get(all, "size"),
        (FileTime) get(all, "lastModifiedTime"),
        get(all, "fileKey"),
        new Unix(
            (int) get(all, "uid"),
            (int) get(all, "gid"),
            (int) get(all, "mode"),
            (int) get(all, "nlink"),
            (FileTime) get(all, "ctime"),
            (long) get(all, "dev"),
            (long) get(all, "ino")));
  }

  private static Object get(Map<String, Object> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  /** Whether both are of the same file, with the same size and modification time. */
  boolean isSame(@Nullable FileState other) {
    return other != null
        && Objects.equals(key, other.key)
        && size == other.size
        && time.equals(other.time);
  }

  /**
   * Refuses a file that its owner or this process may not write to, or that has several hard links.
   *
   * @param path the file's path, without symbolic links
   */
  void checkWritable(Path path) throws RefusedSourceException {
    if (!regular) {
      throw new RefusedSourceException("is not a regular file");
    }
    // The mode is checked too, since the superuser may write to any file.
    if ((unix != null && !unix.ownerMayWrite()) || !Files.isWritable(path)) {
      throw new RefusedSourceException("is read-only");
    }
    if (unix != null && unix.links() > 1) {
      // A rename would separate the hard links, and writing in place could leave half a file.
      throw new RefusedSourceException("has " + unix.links() + " hard links");
    }
  }

  /** What git's index holds of the file; null on systems where that isn't known. */
  @Nullable FileStat stat() {
    return unix == null
        ? null
        : new FileStat(unix.changed, time, unix.dev, unix.ino, unix.uid, unix.gid, size);
  }
}
