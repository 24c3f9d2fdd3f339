package dev.l9.trace.cli;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.block.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.rewrite.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that can have a block, as it was when it was read. */
final class BlockFile {

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
   * @throws CommandFailure where it can't have a block, or can't be read
   */
  static BlockFile read(Path path) {
    Optional<BlockFormat> format = BlockFormats.of(path);
    if (format.isEmpty() && Files.isRegularFile(path)) {
      throw new CommandFailure(path + " is of a type that gets no block");
    }
    byte[] bytes = bytes(path);
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        throw new CommandFailure(path + " is a binary file, or in UTF-16");
      }
    }
    BlockFile file = new BlockFile(path, format.orElseThrow(), bytes);
    file.code(); // So that a file that is refused is refused before anything is done.
    return file;
  }

  private static byte[] bytes(Path path) {
    try {
      return SourceFiles.read(path);
    } catch (RefusedSourceException e) {
      throw new CommandFailure(path + " " + e.getMessage());
    } catch (IOException e) {
      throw new CommandFailure(path + " can't be read: " + e.getMessage());
    }
  }

  Path path() {
    return path;
  }

  /** The file without its block. */
  byte[] code() {
    try {
      return format.withoutBlock(bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    }
  }

  BlockState state() {
    try {
      return BlockState.of(format, bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    }
  }

  /** The block; empty where there is none that can be read. */
  Optional<DoraTraceBlock> block() {
    try {
      return format.read(bytes);
    } catch (RefusedSourceException e) {
      throw refused(e);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private CommandFailure refused(RefusedSourceException e) {
    return new CommandFailure(path + " " + e.getMessage());
  }
}
