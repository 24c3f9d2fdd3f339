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
 * Seals blocks. A sealed block says which code its facts are about, and shows whether it was edited
 * since. Thread-safe.
 *
 * <p>The seal shows edits. It doesn't prevent forgeries, since anybody can compute it.
 */
public final class SealedBlock {

  private static final String UNVERIFIED = "?";

  private SealedBlock() {}

  /**
   * The block with the hash of the code that has run, and with a seal.
   *
   * @param sourceHash the {@link ContentHash} of the source without its block from which that code
   *     was compiled; if that isn't known, {@link #unverified} of the file as it is
   */
  public static DoraTraceBlock of(DoraTraceBlock block, String sourceHash) {
    DoraTraceBlock unsealed = block.withMetrics(block.metrics().sealed(sourceHash, ""));
    return unsealed.withMetrics(unsealed.metrics().sealed(sourceHash, hash(unsealed)));
  }

  /**
   * What a block has in place of the hash if nobody knows which code has run. It differs from every
   * hash, and tells only whether the file has changed since.
   */
  public static String unverified(String fileHash) {
    return UNVERIFIED + fileHash;
  }

  /** Whether this is the hash of the source from which the code that has run was compiled. */
  static boolean isVerified(String sourceHash) {
    return !sourceHash.isEmpty() && !sourceHash.startsWith(UNVERIFIED);
  }

  /** Whether the block has a seal and hasn't changed since it was sealed. */
  public static boolean isIntact(DoraTraceBlock block) {
    Metrics metrics = block.metrics();
    return !metrics.seal().isEmpty()
        && metrics.seal().equals(hash(block.withMetrics(metrics.sealed(metrics.sourceHash(), ""))));
  }

  private static String hash(DoraTraceBlock block) {
    return ContentHash.of(BlockRenderer.render(block, BlockStyle.FULL).getBytes(US_ASCII));
  }

  /**
   * The latest failure in the block of a file; null if there is none, or if it may be of other code
   * than this.
   *
   * @param sourceHash that of the code that runs now, as in {@link #of}
   */
  public static @Nullable LastError lastError(ParsedFile file, String sourceHash)
      throws RefusedSourceException {
    Optional<String> json = file.json();
    if (json.isEmpty() || !json.get().contains("\"last_error\"")) {
      return null; // Nearly all blocks have no failure, and need not be parsed.
    }
    try {
      Metrics former = BlockParser.parse(json.get()).metrics();
      String hash = former.sourceHash();
      boolean isSame = hash.equals(sourceHash) || unverified(hash).equals(sourceHash);
      return isSame ? former.lastError() : null;
    } catch (IllegalArgumentException e) {
      return null; // The block was damaged by hand.
    }
  }
}
