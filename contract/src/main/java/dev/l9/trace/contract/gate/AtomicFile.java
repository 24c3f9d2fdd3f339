package dev.l9.trace.contract.gate;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes files at once: who reads one finds it as it was, or as it is to be. */
final class AtomicFile {

  private static final String EXECUTABLE = "rwxr-xr-x";
  private static final String PLAIN = "rw-r--r--";

  private AtomicFile() {}

  /** Writes a file that isn't there yet, with its folder. The umask of the user holds for it. */
  static void create(Path file, byte[] content, boolean isExecutable) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = beside(file);
    try {
      try (FileChannel channel =
          FileChannel.open(written, Set.of(CREATE_NEW, WRITE), mode(file, isExecutable))) {
        write(channel, content);
      }
      move(written, file, null);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /**
   * Replaces a file, whose mode and owner stay.
   *
   * @param old what the new content was made from
   * @throws IOException also where the file has changed since
   */
  static void replace(Path file, byte[] old, byte[] content) throws IOException {
    Path written = beside(file);
    try {
      Files.copy(file, written, COPY_ATTRIBUTES);
      try (FileChannel channel = FileChannel.open(written, WRITE, TRUNCATE_EXISTING)) {
        write(channel, content);
      }
      move(written, file, old);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(
        "." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".l9tmp");
  }

  private static FileAttribute<?>[] mode(Path file, boolean isExecutable) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    String mode = isExecutable ? EXECUTABLE : PLAIN;
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
    };
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void move(Path written, Path file, byte @Nullable [] old) throws IOException {
    boolean isSame =
        old == null ? Files.notExists(file) : Arrays.equals(old, Files.readAllBytes(file));
    if (!isSame) {
      throw new IOException(file + " was changed by somebody else just now; run this again");
    }
    Files.move(written, file, ATOMIC_MOVE);
  }
}
