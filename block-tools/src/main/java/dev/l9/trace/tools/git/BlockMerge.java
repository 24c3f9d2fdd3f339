package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.ParsedFile;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Merges three versions of a file: the user's part as git does it, and of the blocks the one that
 * was changed, or the newer of two.
 */
public final class BlockMerge {

  private final BlockFormat format;
  private final TextMerge textMerge;

  public BlockMerge(BlockFormat format, TextMerge textMerge) {
    this.format = format;
    this.textMerge = textMerge;
  }

  /** Merges text that has no blocks. */
  public interface TextMerge {
    Merged merge(byte[] base, byte[] ours, byte[] theirs) throws IOException;
  }

  /** What came of it, and whether it holds conflicts. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Merged(byte[] content, boolean conflicts) {}

  /** A version of the file, in its parts. */
  private static final class Side {
    final byte[] file;
    final byte[] code;
    final Optional<byte[]> block;
    final String timestamp;

    Side(byte[] file, BlockFormat format) throws RefusedSourceException {
      this.file = file;
      ParsedFile source = format.parse(file);
      this.code = source.withoutBlock();
      this.block = source.text();
      this.timestamp = timestamp(source);
    }

    private static String timestamp(ParsedFile source) throws RefusedSourceException {
      try {
        return source.read().map(DoraTraceBlock::timestamp).orElse("");
      } catch (IllegalArgumentException e) {
        return ""; // Older than any that can be read.
      }
    }

    /** What stands behind the user's part; empty where the block is in the midst of it. */
    byte[] tail() {
      boolean behind =
          code.length < file.length && Arrays.equals(file, 0, code.length, code, 0, code.length);
      return behind ? Arrays.copyOfRange(file, code.length, file.length) : new byte[0];
    }

    boolean hasBlockOf(Side other) {
      return block.isPresent() == other.block.isPresent()
          && (block.isEmpty() || Arrays.equals(block.get(), other.block.get()));
    }
  }

  /** Merges them. Files in which it isn't certain what is a block are merged as they are. */
  public Merged merge(byte[] base, byte[] ours, byte[] theirs) throws IOException {
    Side baseSide;
    Side ourSide;
    Side theirSide;
    try {
      baseSide = new Side(base, format);
      ourSide = new Side(ours, format);
      theirSide = new Side(theirs, format);
    } catch (RefusedSourceException e) {
      return textMerge.merge(base, ours, theirs);
    }
    Merged merged = textMerge.merge(baseSide.code, ourSide.code, theirSide.code);
    Side chosen = choose(baseSide, ourSide, theirSide);
    return new Merged(withBlock(merged.content(), chosen), merged.conflicts());
  }

  private static Side choose(Side base, Side ours, Side theirs) {
    if (ours.hasBlockOf(base)) {
      return theirs;
    }
    if (theirs.hasBlockOf(base) || theirs.block.isEmpty()) {
      return ours;
    }
    boolean newer = theirs.timestamp.compareTo(ours.timestamp) > 0;
    return ours.block.isEmpty() || newer ? theirs : ours;
  }

  private byte[] withBlock(byte[] merged, Side side) {
    if (side.block.isEmpty()) {
      return merged;
    }
    try {
      return format.withText(merged, side.block.get());
    } catch (RefusedSourceException e) {
      // Usually there are conflicts in it. What was behind the code is still behind it.
      byte[] tail = side.tail();
      byte[] both = Arrays.copyOf(merged, merged.length + tail.length);
      System.arraycopy(tail, 0, both, merged.length, tail.length);
      return both;
    }
  }
}
