package dev.l9.trace.block;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of whole lines at the end of the file, between titles in comments. */
abstract class FramedFormat extends BlockFormat {

  /** Finds the file's lines, and which of them can be a block's. */
  abstract LexedSource lex(byte[] file) throws RefusedSourceException;

  /** The block of these facts, with a line end after each line but the last. */
  abstract String frame(String json, String lineEnd);

  /** The facts of a block as JSON; null where it is damaged. */
  @Nullable String json(SourceLines lines, BlockRange range) {
    return BlockFinder.json(lines, range);
  }

  /** How many blank lines are between the code and this block. */
  int blankLinesAbove(String block) {
    return 1;
  }

  /** Whether the language takes CR alone for a line end. */
  boolean canEndLinesWithCr() {
    return true;
  }

  /** The blocks among these lines, in their order. */
  List<BlockRange> ranges(SourceLines lines) {
    return BlockFinder.find(lines);
  }

  @Override
  public final FramedFile parse(byte[] file) throws RefusedSourceException {
    return new FramedFile(this, file, lex(file));
  }
}
