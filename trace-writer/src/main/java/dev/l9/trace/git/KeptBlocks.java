package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.model.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks that files had, by the files' paths and contents. They are kept in {@code
 * .git/l9/blocks}, so that git can put a block back when it writes a file with the same content
 * again.
 *
 * <p>Kept blocks are a convenience. Nothing fails because a block wasn't kept.
 */
public final class KeptBlocks {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Set<OpenOption> CREATE = Set.of(CREATE_NEW, WRITE);
  private static final FileAttribute<?>[] OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private final Path folder;

  /** Opens the blocks that all checkouts of a repository share. */
  public KeptBlocks(Path commonFolder) {
    this.folder = commonFolder.resolve("l9").resolve("blocks");
  }

  /**
   * Keeps a block.
   *
   * @param name the file's path, as git knows it
   * @param content the file without its block
   * @param text the block
   */
  public void keep(String name, byte[] content, byte[] text) throws IOException {
    Path target = file(name, content);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path file = folder.resolve("new." + Long.toHexString(System.nanoTime()));
    try {
      write(file, text);
      Files.move(file, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Writes a file that only its owner may read, since the source may be private, and nobody will
   * look at the mode of this copy.
   */
  private static void write(Path file, byte[] text) throws IOException {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes = isPosix ? OWNER_ONLY : new FileAttribute<?>[0];
    try (FileChannel channel = FileChannel.open(file, CREATE, attributes)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /** Deletes the block that is kept for this file with this content, if there is one. */
  public void forget(String name, byte[] content) throws IOException {
    Files.deleteIfExists(file(name, content));
  }

  /** The block that this file had when it had this content. */
  public Optional<byte[]> find(String name, byte[] content) throws IOException {
    Path file = file(name, content);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Deletes blocks that have been kept for so long that their code will hardly be checked out
   * again.
   */
  public void deleteOld() throws IOException {
    delete(Instant.now().minus(KEPT));
  }

  /** Deletes all blocks, and the folders that are empty then. */
  public void deleteAll() throws IOException {
    delete(Instant.MAX);
    try {
      Files.deleteIfExists(folder);
      Files.deleteIfExists(folder.getParent());
    } catch (DirectoryNotEmptyException e) {
      // Another process is writing to the folder.
    }
  }

  private void delete(Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process is deleting blocks too.
    }
  }

  private Path file(String name, byte[] content) {
    return folder.resolve(ContentHash.of(name.getBytes(UTF_8)) + ContentHash.of(content));
  }
}
