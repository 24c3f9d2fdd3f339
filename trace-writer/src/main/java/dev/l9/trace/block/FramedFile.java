package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file whose block is whole lines at its end.
 *
 * <p>A blank line is between the code and the block, in some types two. A file whose last line has
 * no line end gets a block whose last line has none: so it is known, later, whether there was one.
 */
final class FramedFile extends ParsedFile {

  private static final byte[] CONFLICT = "<<<<<<< ".getBytes(StandardCharsets.US_ASCII);

  private final FramedFormat format;
  private final byte[] file;
  private final LexedSource lexed;
  private final List<BlockRange> ranges;
  private @Nullable BlocklessSource code;

  FramedFile(FramedFormat format, byte[] file, LexedSource lexed) {
    this.format = format;
    this.file = file;
    this.lexed = lexed;
    this.ranges = format.ranges(lexed.lines());
  }

  @Override
  boolean hasCode() {
    return lexed.hasCode();
  }

  @Override
  boolean isWhole() {
    return lexed.hasCode() && lexed.balanced();
  }

  private BlocklessSource code() throws RefusedSourceException {
    if (code == null) {
      code = BlocklessSource.of(format, file, lexed, ranges);
    }
    return code;
  }

  @Override
  public byte[] withBlock(DoraTraceBlock block) throws RefusedSourceException {
    check(code().source());
    String lineEnd = code().source().lines().dominantEnd().text();
    return append(
        code(),
        format.frame(TemplateEscapes.escape(BlockRenderer.render(block)), lineEnd),
        lineEnd);
  }

  private void check(LexedSource source) throws RefusedSourceException {
    if (source.unfit() != null) {
      throw new RefusedSourceException(source.unfit());
    }
    if (!source.balanced()) {
      throw new RefusedSourceException("has unbalanced braces: it may be half written");
    }
    if (!format.canEndLinesWithCr() && source.lines().dominantEnd() == LineEnd.CR) {
      throw new RefusedSourceException(
          "ends its lines with CR alone, which is no line end in its language");
    }
    if (source.lines().anyBegins(CONFLICT)) {
      throw new RefusedSourceException("has merge conflicts");
    }
  }

  private byte[] append(BlocklessSource code, String block, String lineEnd) {
    String end = code.isEmpty() || code.endsLine() ? lineEnd : "";
    String added = separator(code, lineEnd, format.blankLinesAbove(block)) + block + end;
    return code.with(added.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Makes blank lines, and never a CR LF together with a CR before it. */
  private static String separator(BlocklessSource code, String lineEnd, int blankLines) {
    if (code.isEmpty()) {
      return "";
    }
    if (!code.endsLine()) {
      return lineEnd.repeat(1 + blankLines);
    }
    return (code.endsWithCr() && lineEnd.equals("\n") ? "\r" : lineEnd).repeat(blankLines);
  }

  @Override
  public byte[] withoutBlock() throws RefusedSourceException {
    return code().with(new byte[0]);
  }

  @Override
  public Optional<String> json() {
    BlockRange range = lastWhole();
    return range == null ? Optional.empty() : Optional.ofNullable(json(range));
  }

  @Override
  public Optional<byte[]> text() {
    BlockRange range = lastWhole();
    if (range == null) {
      return Optional.empty();
    }
    int end = LineEnd.before(file, range.start(), range.end());
    return Optional.of(Arrays.copyOfRange(file, range.start(), end));
  }

  private @Nullable BlockRange lastWhole() {
    for (int i = ranges.size() - 1; i >= 0; i--) {
      if (json(ranges.get(i)) != null) {
        return ranges.get(i);
      }
    }
    return null;
  }

  private @Nullable String json(BlockRange range) {
    return format.json(lexed.lines(), range);
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    check(code().source());
    String lineEnd = code().source().lines().dominantEnd().text();
    // Latin-1 for any encoding: what matters is that the bytes stay.
    String block = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = append(code(), block.replaceAll("\r\n|\r|\n", lineEnd), lineEnd);
    if (!isOneBlockBehind(withoutBlock(), written)) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private boolean isOneBlockBehind(byte[] code, byte[] written) {
    try {
      FramedFile result = format.parse(written);
      return result.ranges.size() == 1
          && result.ranges.get(0).end() == written.length
          && result.json(result.ranges.get(0)) != null
          && Arrays.equals(result.withoutBlock(), code);
    } catch (RefusedSourceException e) {
      return false;
    }
  }
}
