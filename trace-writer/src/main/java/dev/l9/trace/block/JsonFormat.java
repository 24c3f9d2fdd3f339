package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of JSON files: {@code "_l9_trace"}, the last key of the root object, in a line of its
 * own, or in the same line where the first key is in that of the brace. All that is outside of it
 * stays as it is written.
 */
final class JsonFormat extends BlockFormat {

  static final String KEY = "_l9_trace";

  @Override
  public byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException {
    JsonLayout layout = stripped(file);
    return layout.with(layout.member(BlockRenderer.render(block)));
  }

  /** A file in which there is nothing is no JSON, and refused anyway. */
  @Override
  public byte[] withBlockWhileInUse(byte[] file, DoraTraceBlock block)
      throws RefusedSourceException {
    return withBlock(file, block);
  }

  @Override
  public boolean isWhole(byte[] file) {
    try {
      JsonScanner.scan(file);
      return true;
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  @Override
  public byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    byte[] code = stripped(file).code();
    return code == file ? file.clone() : code;
  }

  private static JsonLayout stripped(byte[] file) throws RefusedSourceException {
    byte[] code = file;
    JsonScanner scan = JsonScanner.scan(code);
    for (JsonMember block = scan.lastBlock(); block != null; block = scan.lastBlock()) {
      code = JsonLayout.without(code, scan, block);
      scan = JsonScanner.scan(code);
    }
    return JsonLayout.of(code, scan);
  }

  @Override
  public Optional<String> json(byte[] file) throws RefusedSourceException {
    @Nullable JsonMember block = JsonScanner.scan(file).lastBlock();
    return block == null ? Optional.empty() : Optional.of(text(file, block.value(), block.end()));
  }

  @Override
  public Optional<byte[]> text(byte[] file) throws RefusedSourceException {
    @Nullable JsonMember block = JsonScanner.scan(file).lastBlock();
    return block == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(file, block.key(), block.end()));
  }

  @Override
  public byte[] withText(byte[] file, byte[] text) throws RefusedSourceException {
    JsonLayout layout = stripped(file);
    String member = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = layout.with(member.replaceAll("\r\n|\r|\n", layout.lineEnd()));
    if (!isBlockIn(written, text, layout.code())) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private boolean isBlockIn(byte[] written, byte[] text, byte[] code) {
    try {
      return text.length > 0 && Arrays.equals(withoutBlock(written), code);
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
