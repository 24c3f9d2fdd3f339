package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DORA block of a Java source file, put in and taken out byte by byte.
 *
 * <p>Guarantees, for every file that isn't refused:
 *
 * <ul>
 *   <li>Every byte outside the block stays, and the compiler makes of the file what it made before.
 *   <li>The block is the last thing in the file, once; blocks elsewhere are taken out.
 *   <li>To put a block in twice changes nothing the second time.
 *   <li>{@code withoutBlock(withBlock(file, block))} is {@code file}, if that had no block.
 * </ul>
 *
 * <p>A blank line is between the code and the block. A file whose last line has no line end gets a
 * block whose last line has none: so it is known, later, whether there was one. Pure; thread-safe.
 */
public final class SourceBlock {

  private static final byte[] CONFLICT = "<<<<<<< ".getBytes(StandardCharsets.US_ASCII);

  private SourceBlock() {}

  /**
   * The file with this block in place of any that it had.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public static byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException {
    byte[] code = withoutBlock(file);
    int start = JavaSource.start(code);
    check(JavaSource.of(code));
    if (hasConflict(code, start)) {
      throw new RefusedSourceException("has merge conflicts");
    }
    String lineEnd = LineEnd.dominant(code).text();
    String json = BlockRenderer.render(block);
    StringBuilder added = new StringBuilder(separator(code, start, lineEnd));
    added.append(BlockFrame.render(json, lineEnd));
    if (code.length == start || endsLine(code)) {
      added.append(lineEnd);
    }
    return splice(code, code.length, added.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void check(JavaSource source) throws RefusedSourceException {
    if (source.controlZ()) {
      throw new RefusedSourceException("has a character 0x1a, which ends the code for compilers");
    }
    if (source.generated()) {
      throw new RefusedSourceException("is generated (@Generated)");
    }
    if (!source.balanced()) {
      throw new RefusedSourceException("has unbalanced braces: it may be half written");
    }
  }

  private static boolean hasConflict(byte[] code, int start) {
    for (int line = start; line < code.length; line = LineEnd.after(code, line)) {
      int end = Math.min(line + CONFLICT.length, code.length);
      if (Arrays.equals(code, line, end, CONFLICT, 0, CONFLICT.length)) {
        return true;
      }
    }
    return false;
  }

  /** What makes a blank line of what follows, and never a CR LF together with a CR before it. */
  private static String separator(byte[] code, int start, String lineEnd) {
    if (code.length == start) {
      return "";
    }
    if (!endsLine(code)) {
      return lineEnd + lineEnd;
    }
    return code[code.length - 1] == '\r' && lineEnd.equals("\n") ? "\r" : lineEnd;
  }

  /**
   * The file without any block; also without what is left of damaged ones.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    byte[] code = file;
    List<BlockRange> ranges = BlockFinder.find(code);
    // Again, since lines that were parted by a block may make up another one.
    while (!ranges.isEmpty()) {
      for (int i = ranges.size() - 1; i >= 0; i--) {
        code = without(code, ranges.get(i));
      }
      ranges = BlockFinder.find(code);
    }
    return code;
  }

  private static byte[] without(byte[] file, BlockRange range) throws RefusedSourceException {
    int from = range.start();
    // The line end before a block that was taken out already may have been this one's.
    int to = Math.min(range.end(), file.length);
    if (isBlank(file, to)) {
      int start = JavaSource.start(file);
      int last = LineEnd.before(file, start, from);
      boolean blankLine = last > start && LineEnd.before(file, start, last) < last;
      if (endsLine(file, to)) {
        from = blankLine ? last : from;
      } else {
        from = blankLine ? LineEnd.before(file, start, last) : last;
      }
    }
    byte[] tail = Arrays.copyOfRange(file, to, file.length);
    return splice(file, from, tail);
  }

  /**
   * The JSON of the file's last block that is whole; it is not checked to be JSON.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static Optional<String> json(byte[] file) throws RefusedSourceException {
    @Nullable String json = null;
    for (BlockRange range : BlockFinder.find(file)) {
      json = range.json() == null ? json : range.json();
    }
    return Optional.ofNullable(json);
  }

  private static boolean isBlank(byte[] file, int from) {
    for (int i = from; i < file.length; i++) {
      if (file[i] != ' ' && file[i] != '\t' && file[i] != '\n' && file[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static boolean endsLine(byte[] file) {
    return endsLine(file, file.length);
  }

  private static boolean endsLine(byte[] file, int end) {
    return end > 0 && (file[end - 1] == '\n' || file[end - 1] == '\r');
  }

  /** The first bytes of the file, and then others. */
  private static byte[] splice(byte[] file, int length, byte[] tail) {
    byte[] spliced = Arrays.copyOf(file, length + tail.length);
    System.arraycopy(tail, 0, spliced, length, tail.length);
    return spliced;
  }
}
