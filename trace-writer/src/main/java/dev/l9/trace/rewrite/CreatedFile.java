package dev.l9.trace.rewrite;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file that is to be created, which is written beside its place first. The folders that it needs
 * are made, and deleted if it isn't created after all. Not thread-safe.
 */
final class CreatedFile implements AutoCloseable {

  private final Path file;
  private final Path written;
  private final byte[] content;

  /** The outermost first. */
  private final List<Path> folders;

  private boolean hasAppeared;

  private CreatedFile(Path file, Path written, byte[] content, List<Path> folders) {
    this.file = file;
    this.written = written;
    this.content = content;
    this.folders = folders;
  }

  /** Writes the content where nobody looks for it. */
  static CreatedFile prepare(Path file, byte[] content) throws IOException, RefusedSourceException {
    if (Files.exists(file, NOFOLLOW_LINKS)) {
      throw isThere(file);
    }
    String name = "." + NameBeside.of(file) + "." + Long.toHexString(System.nanoTime()) + ".l9tmp";
    CreatedFile created =
        new CreatedFile(file, file.resolveSibling(name), content, folders(file.toAbsolutePath()));
    try {
      created.write();
      return created;
    } catch (IOException | RefusedSourceException e) {
      created.close();
      throw e;
    }
  }

  private static RefusedSourceException isThere(Path file) {
    return new RefusedSourceException(
        file + " was created meanwhile by somebody else; try it again");
  }

  private static List<Path> folders(Path file) {
    List<Path> missing = new ArrayList<>();
    for (Path up = file.getParent(); up != null && !Files.exists(up); up = up.getParent()) {
      missing.add(0, up);
    }
    return missing;
  }

  private void write() throws IOException, RefusedSourceException {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new RefusedSourceException(file + " needs a folder where a file is: " + e.getMessage());
    }
    try (FileChannel channel = FileChannel.open(written, CREATE_NEW, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Has the file appear as a whole, unless another one is there by now. */
  void appear() throws IOException, RefusedSourceException {
    try {
      link();
    } catch (FileAlreadyExistsException e) {
      throw isThere(file);
    }
    hasAppeared = true;
  }

  /** A rename would replace a file that is there; a link doesn't. */
  private void link() throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      Files.move(written, file); // The file system has no links.
    }
    Files.deleteIfExists(written);
  }

  /** Deletes the file again, unless somebody has written it since; false if it is still there. */
  boolean disappear() throws IOException {
    if (hasAppeared && Files.exists(file, NOFOLLOW_LINKS)) {
      if (!Arrays.equals(content, Files.readAllBytes(file))) {
        return false;
      }
      Files.delete(file);
    }
    hasAppeared = false;
    return true;
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(written, NOFOLLOW_LINKS)) {
      Files.delete(written);
    }
    for (int i = folders.size() - 1; i >= 0 && !hasAppeared; i--) {
      String[] within = folders.get(i).toFile().list();
      if (within != null && within.length == 0) {
        Files.deleteIfExists(folders.get(i));
      }
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
