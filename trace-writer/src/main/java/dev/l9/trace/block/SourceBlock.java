package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
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
    return withBlock(file, JavaSource.of(file), block);
  }

  /** The same for a file that was lexed already. */
  static byte[] withBlock(byte[] file, JavaSource source, DoraTraceBlock block)
      throws RefusedSourceException {
    BlocklessSource code = BlocklessSource.of(file, source);
    check(code.source());
    String lineEnd = code.source().lines().dominantEnd().text();
    StringBuilder added = new StringBuilder(separator(code, lineEnd));
    added.append(BlockFrame.render(BlockRenderer.render(block), lineEnd));
    if (code.isEmpty() || code.endsLine()) {
      added.append(lineEnd);
    }
    return code.with(added.toString().getBytes(StandardCharsets.US_ASCII));
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
    if (source.lines().anyBegins(CONFLICT)) {
      throw new RefusedSourceException("has merge conflicts");
    }
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

  /**
   * The file without any block; also without what is left of damaged ones.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    return BlocklessSource.of(file, JavaSource.of(file)).with(new byte[0]);
  }

  /**
   * The JSON of the file's last block that is whole; it is not checked to be JSON.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static Optional<String> json(byte[] file) throws RefusedSourceException {
    @Nullable String json = null;
    SourceLines lines = JavaSource.of(file).lines();
    for (BlockRange range : BlockFinder.find(lines)) {
      String found = BlockFinder.json(lines, range);
      json = found == null ? json : found;
    }
    return Optional.ofNullable(json);
  }
}
