package dev.l9.trace.block;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;

/** Whether what a file's block says can be relied on. */
public enum BlockState {
  /** There is no block. */
  NONE("no block"),
  /** There is one, and nothing has run. */
  NEVER_RUN("never run"),
  /** It is as it was written, and of the code that is in the file. */
  FRESH("fresh"),
  /** It is as it was written, and the code has changed since. */
  STALE("stale"),
  /** It says other things than when it was written. */
  EDITED("edited"),
  /** It can't be read, or not as a whole. */
  DAMAGED("damaged"),
  /** It has no seal: it is of a writer that sets none. */
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
   * @throws RefusedSourceException where there is no telling what in the file is a block
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
    if (!block.metrics().seal().isEmpty()) {
      boolean fresh = block.metrics().sourceHash().equals(ContentHash.of(code));
      return !SealedBlock.isIntact(block) ? EDITED : fresh ? FRESH : STALE;
    }
    boolean ran = !block.traceId().isEmpty() || !block.graph().nodes().isEmpty();
    return ran ? UNSEALED : NEVER_RUN;
  }
}
