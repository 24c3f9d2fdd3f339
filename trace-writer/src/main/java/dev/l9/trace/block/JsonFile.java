package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON file, and its block. One in which there is nothing is no JSON, and never gets here. */
final class JsonFile extends ParsedFile {

  private final byte[] file;
  private final JsonScanner scan;
  private @Nullable JsonLayout stripped;

  JsonFile(byte[] file, JsonScanner scan) {
    this.file = file;
    this.scan = scan;
  }

  @Override
  boolean hasCode() {
    return true;
  }

  @Override
  boolean isWhole() {
    return true;
  }

  private JsonLayout stripped() throws RefusedSourceException {
    if (stripped == null) {
      byte[] code = file;
      JsonScanner rest = scan;
      for (JsonMember block = rest.lastBlock(); block != null; block = rest.lastBlock()) {
        code = JsonLayout.without(code, rest, block);
        rest = JsonScanner.scan(code);
      }
      stripped = JsonLayout.of(code, rest);
    }
    return stripped;
  }

  @Override
  public byte[] withBlock(DoraTraceBlock block) throws RefusedSourceException {
    String member = stripped().member(BlockRenderer.render(block));
    return stripped().with(TemplateEscapes.escape(member));
  }

  @Override
  public byte[] withoutBlock() throws RefusedSourceException {
    return stripped().code().clone();
  }

  @Override
  public Optional<String> json() {
    @Nullable JsonMember block = scan.lastBlock();
    return block == null ? Optional.empty() : Optional.of(text(block.value(), block.end()));
  }

  private String text(int from, int to) {
    return new String(file, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> text() {
    @Nullable JsonMember block = scan.lastBlock();
    return block == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(file, block.key(), block.end()));
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    String member = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = stripped().with(member.replaceAll("\r\n|\r|\n", stripped().lineEnd()));
    if (text.length == 0 || !isCode(written, stripped().code())) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private static boolean isCode(byte[] written, byte[] code) {
    try {
      JsonFile result = new JsonFile(written, JsonScanner.scan(written));
      return Arrays.equals(result.stripped().code(), code);
    } catch (RefusedSourceException e) {
      return false;
    }
  }
}
