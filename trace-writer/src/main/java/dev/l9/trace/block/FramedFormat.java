package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of whole lines at the end of the file, between titles in comments.
 *
 * <p>A blank line is between the code and the block. A file whose last line has no line end gets a
 * block whose last line has none: so it is known, later, whether there was one.
 */
abstract class FramedFormat extends BlockFormat {

  private static final byte[] CONFLICT = "<<<<<<< ".getBytes(StandardCharsets.US_ASCII);

  /** Finds the file's lines, and which of them can be a block's. */
  abstract LexedSource lex(byte[] file) throws RefusedSourceException;

  /** The block of these facts, with a line end after each line but the last. */
  abstract String frame(String json, String lineEnd);

  /** The facts of a block as JSON; null where it is damaged. */
  @Nullable String json(SourceLines lines, BlockRange range) {
    return BlockFinder.json(lines, range);
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
  public final byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException {
    return withBlock(file, lex(file), block);
  }

  @Override
  public final byte[] withBlockWhileInUse(byte[] file, DoraTraceBlock block)
      throws RefusedSourceException {
    LexedSource source = lex(file);
    if (!source.hasCode()) {
      throw new RefusedSourceException("has no code: it may be half written");
    }
    return withBlock(file, source, block);
  }

  @Override
  public final boolean isWhole(byte[] file) {
    try {
      LexedSource source = lex(file);
      return source.hasCode() && source.balanced();
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  private byte[] withBlock(byte[] file, LexedSource source, DoraTraceBlock block)
      throws RefusedSourceException {
    BlocklessSource code = BlocklessSource.of(this, file, source);
    check(code.source());
    String lineEnd = code.source().lines().dominantEnd().text();
    return append(code, frame(BlockRenderer.render(block), lineEnd), lineEnd);
  }

  private void check(LexedSource source) throws RefusedSourceException {
    if (source.unfit() != null) {
      throw new RefusedSourceException(source.unfit());
    }
    if (!source.balanced()) {
      throw new RefusedSourceException("has unbalanced braces: it may be half written");
    }
    if (!canEndLinesWithCr() && source.lines().dominantEnd() == LineEnd.CR) {
      throw new RefusedSourceException(
          "ends its lines with CR alone, which is no line end in its language");
    }
    if (source.lines().anyBegins(CONFLICT)) {
      throw new RefusedSourceException("has merge conflicts");
    }
  }

  private static byte[] append(BlocklessSource code, String block, String lineEnd) {
    String end = code.isEmpty() || code.endsLine() ? lineEnd : "";
    String added = separator(code, lineEnd) + block + end;
    return code.with(added.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What makes a blank line of what follows, and never a CR LF together with a CR before it. */
  private static String separator(BlocklessSource code, String lineEnd) {
    if (code.isEmpty()) {
      return "";
    }
    if (!code.endsLine()) {
      return lineEnd + lineEnd;
    }
    return code.endsWithCr() && lineEnd.equals("\n") ? "\r" : lineEnd;
  }

  @Override
  public final byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    return BlocklessSource.of(this, file, lex(file)).with(new byte[0]);
  }

  @Override
  public final Optional<String> json(byte[] file) throws RefusedSourceException {
    SourceLines lines = lex(file).lines();
    BlockRange range = lastWhole(lines);
    return range == null ? Optional.empty() : Optional.ofNullable(json(lines, range));
  }

  @Override
  public final Optional<byte[]> text(byte[] file) throws RefusedSourceException {
    BlockRange range = lastWhole(lex(file).lines());
    return range == null ? Optional.empty() : Optional.of(text(file, range));
  }

  private @Nullable BlockRange lastWhole(SourceLines lines) {
    @Nullable BlockRange last = null;
    for (BlockRange range : ranges(lines)) {
      last = json(lines, range) == null ? last : range;
    }
    return last;
  }

  private static byte[] text(byte[] file, BlockRange range) {
    int end = LineEnd.before(file, range.start(), range.end());
    return Arrays.copyOfRange(file, range.start(), end);
  }

  @Override
  public final byte[] withText(byte[] file, byte[] text) throws RefusedSourceException {
    BlocklessSource code = BlocklessSource.of(this, file, lex(file));
    check(code.source());
    String lineEnd = code.source().lines().dominantEnd().text();
    // Latin-1 for any encoding: what matters is that the bytes stay.
    String block = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = append(code, block.replaceAll("\r\n|\r|\n", lineEnd), lineEnd);
    if (!isOneBlockBehind(code.with(new byte[0]), written)) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private boolean isOneBlockBehind(byte[] code, byte[] written) {
    try {
      SourceLines lines = lex(written).lines();
      List<BlockRange> ranges = ranges(lines);
      return ranges.size() == 1
          && ranges.get(0).end() == written.length
          && json(lines, ranges.get(0)) != null
          && Arrays.equals(withoutBlock(written), code);
    } catch (RefusedSourceException e) {
      return false;
    }
  }
}
