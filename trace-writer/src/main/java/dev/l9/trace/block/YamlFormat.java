package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The blocks of YAML files: {@code l9_trace}, the last entry of the last document's root mapping,
 * between comments. An entry of this name that has no comments around it is a block too: there
 * can't be two.
 *
 * <p>Where the document is ended by {@code ...}, the block is before that; all else is as in other
 * files with frames.
 */
final class YamlFormat extends BlockFormat {

  static final String KEY = "l9_trace";

  private final FramedFormat document = new YamlDocument();

  @Override
  public byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException {
    byte[] code = withoutBlock(file);
    int end = end(code);
    return joined(document.withBlock(head(code, end), block), code, end);
  }

  @Override
  public byte[] withBlockWhileInUse(byte[] file, DoraTraceBlock block)
      throws RefusedSourceException {
    if (!isWhole(file)) {
      throw new RefusedSourceException("has no content: it may be half written");
    }
    return withBlock(file, block);
  }

  @Override
  public boolean isWhole(byte[] file) {
    return document.isWhole(file);
  }

  @Override
  public byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    byte[] code = file;
    byte[] before;
    do {
      before = code;
      int end = end(code);
      code = joined(document.withoutBlock(head(code, end)), code, end);
    } while (code.length < before.length);
    return code;
  }

  @Override
  public Optional<String> json(byte[] file) throws RefusedSourceException {
    return document.json(file);
  }

  @Override
  public Optional<byte[]> text(byte[] file) throws RefusedSourceException {
    return document.text(file);
  }

  @Override
  public byte[] withText(byte[] file, byte[] text) throws RefusedSourceException {
    byte[] code = withoutBlock(file);
    int end = end(code);
    return joined(document.withText(head(code, end), text), code, end);
  }

  private static byte[] head(byte[] file, int end) {
    return end == file.length ? file : Arrays.copyOf(file, end);
  }

  private static byte[] joined(byte[] head, byte[] file, int end) {
    if (end == file.length) {
      return head;
    }
    byte[] out = Arrays.copyOf(head, head.length + file.length - end);
    System.arraycopy(file, end, out, head.length, file.length - end);
    return out;
  }

  /** Where the last document ends: at a marker with nothing but comments behind it, or the end. */
  private static int end(byte[] file) {
    int end = file.length;
    int next = file.length;
    while (next > 0) {
      int start = lineBefore(file, next);
      int first = start;
      while (first < next && YamlTokens.isBlank(file[first])) {
        first++;
      }
      boolean empty = first == next || YamlTokens.isLineEnd(file[first]) || file[first] == '#';
      if (!empty && !isMarker(file, start)) {
        return end;
      }
      end = empty ? end : start;
      next = start;
    }
    return end;
  }

  private static int lineBefore(byte[] file, int next) {
    int start = LineEnd.before(file, 0, next);
    while (start > 0 && !YamlTokens.isLineEnd(file[start - 1])) {
      start--;
    }
    return start;
  }

  private static boolean isMarker(byte[] file, int at) {
    boolean dots =
        at + 3 <= file.length && file[at] == '.' && file[at + 1] == '.' && file[at + 2] == '.';
    return dots
        && (at + 3 == file.length
            || YamlTokens.isBlank(file[at + 3])
            || YamlTokens.isLineEnd(file[at + 3]));
  }
}
