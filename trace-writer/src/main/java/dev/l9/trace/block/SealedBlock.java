package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block that tells of which code its facts are, and whether they were edited since.
 *
 * <p>The seal shows edits, not forgeries: whoever wants to can compute it.
 */
public final class SealedBlock {

  private SealedBlock() {}

  /**
   * The block with the hash of the code that has run, and sealed.
   *
   * @param sourceHash the {@link ContentHash} of the file without its block
   */
  public static DoraTraceBlock of(DoraTraceBlock block, String sourceHash) {
    DoraTraceBlock unsealed = block.withMetrics(block.metrics().sealed(sourceHash, ""));
    return unsealed.withMetrics(unsealed.metrics().sealed(sourceHash, hash(unsealed)));
  }

  /** Whether the block has a seal, and says what it said when it was sealed. */
  public static boolean isIntact(DoraTraceBlock block) {
    Metrics metrics = block.metrics();
    return !metrics.seal().isEmpty()
        && metrics.seal().equals(hash(block.withMetrics(metrics.sealed(metrics.sourceHash(), ""))));
  }

  private static String hash(DoraTraceBlock block) {
    return ContentHash.of(BlockRenderer.render(block).getBytes(US_ASCII));
  }

  /**
   * The latest failure in the block of a file whose code is the same now; null if there is none.
   */
  public static @Nullable LastError lastError(ParsedFile file, String codeHash)
      throws RefusedSourceException {
    Optional<String> json = file.json();
    if (json.isEmpty() || !json.get().contains("\"last_error\"")) {
      return null; // This is so nearly always, and nothing was made of the rest.
    }
    try {
      Metrics former = BlockParser.parse(json.get()).metrics();
      return former.sourceHash().equals(codeHash) ? former.lastError() : null;
    } catch (IllegalArgumentException e) {
      return null; // The block was damaged by hand.
    }
  }
}
