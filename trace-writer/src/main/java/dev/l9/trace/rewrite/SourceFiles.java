package dev.l9.trace.rewrite;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files whose blocks are asked for; says in one line why it doesn't. Thread-safe. */
public final class SourceFiles {

  /** No source is as large; what is, would need memory that the program may want itself. */
  private static final long MAX_MEGABYTES = 64;

  /** The new content, the old one and what is in between have to fit, beside the program. */
  private static final int PART_OF_MEMORY = 8;

  private static final int MEGABYTE = 1 << 20;

  private SourceFiles() {}

  /**
   * The content of a file.
   *
   * @throws RefusedSourceException where it isn't one that could have a block; the message goes
   *     behind its name
   */
  public static byte[] read(Path file) throws IOException, RefusedSourceException {
    try {
      check(file);
    } catch (NoSuchFileException e) {
      throw new RefusedSourceException("does not exist");
    }
    return Files.readAllBytes(file);
  }

  /** Fails where a file may be read, but must not be replaced. */
  public static void checkWritable(Path file) throws IOException, RefusedSourceException {
    Path real = file.toRealPath();
    FileState state = FileState.of(real);
    if (state == null) {
      throw new RefusedSourceException("does not exist");
    }
    state.checkWritable(real);
  }

  /** Fails where a file must not be read: it is none, nobody may read it, or it is too large. */
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

  /** How large a file may be that has a block. */
  public static int maxBytes() {
    long memory = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / MEGABYTE;
    return (int) Math.min(MAX_MEGABYTES, memory) * MEGABYTE;
  }
}
