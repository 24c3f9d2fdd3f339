package dev.l9.trace.block;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;

/** Says whether the content of a file's block can be relied on. */
public enum BlockState {
  /** There is no block. */
  NONE("no block"),
  /** There is a block, and no code of the file has run. */
  NEVER_RUN("never run"),
  /** The block is as it was written, and it is known to be about the code that is in the file. */
  FRESH("fresh"),
  /** The block is as it was written, and it is known to be about other code than the file's. */
  STALE("stale"),
  /** The block is as it was written, but it isn't known which code it is about. */
  UNVERIFIED("unverified"),
  /** The block has been changed since it was written. */
  EDITED("edited"),
  /** The block, or a part of it, can't be read. */
  DAMAGED("damaged"),
  /** The block has no seal, since its writer sets none. */
  UNSEALED("unsealed");

  private final String label;

  BlockState(String label) {
    this.label = label;
  }

  /** The name that people and JSON see. */
  public String label() {
    return label;
  }

  /**
   * The state of the block of a file.
   *
   * @throws RefusedSourceException if it isn't certain what in the file is a block
   */
  public static BlockState of(BlockFormat format, byte[] file) throws RefusedSourceException {
    ParsedFile source = format.parse(file);
    byte[] code = source.withoutBlock();
    try {
      Optional<DoraTraceBlock> block = source.read();
      return block.isPresent()
          ? of(block.get(), code)
          : code.length == file.length ? NONE : DAMAGED;
    } catch (IllegalArgumentException e) {
      return DAMAGED;
    }
  }

  private static BlockState of(DoraTraceBlock block, byte[] code) {
    String hash = block.metrics().sourceHash();
    if (!block.metrics().seal().isEmpty()) {
      return !SealedBlock.isIntact(block)
          ? EDITED
          : !SealedBlock.isVerified(hash)
              ? UNVERIFIED
              : hash.equals(ContentHash.of(code)) ? FRESH : STALE;
    }
    boolean ran = !block.traceId().isEmpty() || !block.graph().nodes().isEmpty();
    return ran ? UNSEALED : NEVER_RUN;
  }
}
