package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.ParsedFile;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Merges three versions of a file. The user's part is merged as git does it. Of the blocks the one
 * that was changed is taken, or the newer of two.
 */
public final class BlockMerge {

  private final BlockFormat format;
  private final TextMerge textMerge;

  /**
   * Merges nothing yet.
   *
   * @param format that of the file
   * @param textMerge merges the user's part
   */
  public BlockMerge(BlockFormat format, TextMerge textMerge) {
    this.format = format;
    this.textMerge = textMerge;
  }

  /** Merges text that has no blocks. */
  public interface TextMerge {
    /**
     * Merges three versions of a text.
     *
     * @throws IOException where that can't be done
     */
    Merged merge(byte[] base, byte[] ours, byte[] theirs) throws IOException;
  }

  /**
   * What came of a merge.
   *
   * @param content what the file is to hold
   * @param conflicts whether conflicts are marked in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares such records.
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
        return ""; // It counts as older than any that can be read.
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

  /**
   * Merges the three versions. Where it isn't certain what in one of them is a block, they are
   * merged as they are.
   *
   * @throws IOException where their text can't be merged
   */
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
