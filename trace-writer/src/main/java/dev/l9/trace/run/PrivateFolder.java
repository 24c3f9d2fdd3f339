package dev.l9.trace.run;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes a folder that only the user can read, among the files of other users. Values of a program
 * are in it.
 */
final class PrivateFolder {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder, unless there is one.
   *
   * @throws IOException where there is something else, or a folder that others can use
   */
  static void make(Path folder) throws IOException {
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      FileAttribute<?>[] attributes =
          isPosix
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
              : new FileAttribute<?>[0];
      Files.createDirectory(folder, attributes);
    } catch (FileAlreadyExistsException e) {
      if (isPosix) {
        check(folder);
      }
    }
  }

  private static void check(Path folder) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, NOFOLLOW_LINKS);
    // A temporary file of the JDK would load what makes random numbers, which takes longer than
    // this.
    Path own = Files.createFile(folder.resolve("own." + Long.toHexString(System.nanoTime())));
    try {
      if (!attributes.isDirectory()
          || !OWNER_ONLY.containsAll(attributes.permissions())
          || !attributes.owner().equals(Files.getOwner(own))) {
        throw new IOException(folder + " isn't a folder of this user only");
      }
    } finally {
      Files.delete(own);
    }
  }
}
