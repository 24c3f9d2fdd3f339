package dev.l9.trace.tools.file;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockMark;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that can have a block, as it was when it was read. It doesn't change, so that several
 * threads may use it.
 */
public final class BlockFile {

  /** Git takes a file for binary by the same sign. */
  private static final int LOOKED_AT = 8000;

  private final Path path;
  private final BlockFormat format;
  private final byte[] bytes;

  private BlockFile(Path path, BlockFormat format, byte[] bytes) {
    this.path = path;
    this.format = format;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws ToolFailure where it can't have a block, can't be read, or has to be refused, since it
   *     isn't certain what in it is a block
   */
  public static BlockFile read(Path path) {
    Optional<BlockFormat> format = BlockFormats.of(path);
    if (format.isEmpty() && Files.isRegularFile(path)) {
      throw new ToolFailure(path + " is of a type that gets no block");
    }
    byte[] bytes = bytes(path);
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        throw new ToolFailure(path + " is a binary file, or in UTF-16");
      }
    }
    BlockFile file = new BlockFile(path, format.orElseThrow(), bytes);
    file.code(); // A file that has to be refused is refused here, before anything is done.
    return file;
  }

  /**
   * Reads a file that was found in a folder. The answer is empty where the file certainly has no
   * block, even if {@link #read} would refuse the file.
   *
   * @throws ToolFailure where the file may have a block, and can't be read
   */
  static Optional<BlockFile> readIfMarked(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      if (!BlockMark.isIn(file)) {
        return Optional.empty();
      }
    } catch (AccessDeniedException e) {
      throw new ToolFailure(path + " may not be read");
    } catch (IOException e) {
      throw new ToolFailure(path + " can't be read: " + e.getMessage());
    }
    return Optional.of(read(path));
  }

  /**
   * Fails where the file can't be changed, or can't take this block. It changes nothing.
   *
   * @param block the block that the file is to get; null where it is to lose its own
   * @throws ToolFailure with the reason
   */
  public void checkTakes(@Nullable DoraTraceBlock block) {
    try {
      SourceFiles.checkWritable(path);
      if (block != null) {
        format.parse(bytes).withBlockWhileInUse(block, BlockStyle.COMPACT);
      }
    } catch (RefusedSourceException e) {
      throw refused(e);
    } catch (IOException e) {
      throw new ToolFailure(path + " can't be read: " + e.getMessage());
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return SourceFiles.read(path);
    } catch (RefusedSourceException e) {
      throw new ToolFailure(path + " " + e.getMessage());
    } catch (IOException e) {
      throw new ToolFailure(path + " can't be read: " + e.getMessage());
    }
  }

  /** The path, as the file was named. */
  public Path path() {
    return path;
  }

  /** The content without the block. */
  byte[] code() {
    try {
      return format.withoutBlock(bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    }
  }

  /** Whether there is a block, and whether it can be relied on. */
  public BlockState state() {
    try {
      return BlockState.of(format, bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    }
  }

  /** The block; empty where there is none that can be read. */
  public Optional<DoraTraceBlock> block() {
    try {
      return format.read(bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ToolFailure refused(RefusedSourceException e) {
    return new ToolFailure(path + " " + e.getMessage());
  }
}
