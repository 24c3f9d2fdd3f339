package dev.l9.trace.rewrite;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that may have blocks. If it refuses a file, it gives the reason in one line.
 * Thread-safe.
 */
public final class SourceFiles {

  /**
   * No source file is this large. A larger file would take memory that the program may need itself.
   */
  private static final long MAX_MEGABYTES = 64;

  /**
   * The old content, the new content and intermediate results must fit into memory beside the
   * program.
   */
  private static final int PART_OF_MEMORY = 8;

  private static final int MEGABYTE = 1 << 20;

  private SourceFiles() {}

  /**
   * The content of a file.
   *
   * @throws RefusedSourceException where the file can't have a block; the message is to be printed
   *     behind the file's name
   */
  public static byte[] read(Path file) throws IOException, RefusedSourceException {
    try {
      check(file);
    } catch (NoSuchFileException e) {
      throw new RefusedSourceException("does not exist");
    }
    return Files.readAllBytes(file);
  }

  /** Refuses a file that may be read, but must not be replaced. */
  public static void checkWritable(Path file) throws IOException, RefusedSourceException {
    Path real = file.toRealPath();
    FileState state = FileState.of(real);
    if (state == null) {
      throw new RefusedSourceException("does not exist");
    }
    state.checkWritable(real);
  }

  /**
   * Refuses a path that doesn't lead to a regular file, and a file that is unreadable or too large.
   */
  static void check(Path file) throws IOException, RefusedSourceException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String what = attributes.isDirectory() ? "is a directory" : "is not a regular file";
      throw new RefusedSourceException(what);
    }
    if (!Files.isReadable(file)) {
      throw new RefusedSourceException("may not be read");
    }
    if (attributes.size() > maxBytes()) {
      throw new RefusedSourceException("is larger than " + maxBytes() / MEGABYTE + " MB");
    }
  }

  /** The largest size, in bytes, of a file that can have a block. */
  public static int maxBytes() {
    long memory = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / MEGABYTE;
    return (int) Math.min(MAX_MEGABYTES, memory) * MEGABYTE;
  }
}
