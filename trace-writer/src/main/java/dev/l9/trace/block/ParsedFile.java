package dev.l9.trace.block;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.SectionFile;
import java.util.Optional;

/**
 * A file that has been looked through once, and that may have a DORA block. It answers all
 * questions about the block.
 *
 * <p>Not thread-safe. The bytes of the file must not change while this object is in use.
 */
public final class ParsedFile {

  private final SectionFile file;

  ParsedFile(SectionFile file) {
    this.file = file;
  }

  /**
   * Whether nothing shows that the file is half written, or has been emptied in order to be
   * written.
   */
  public boolean isWhole() {
    return file.isWhole();
  }

  /**
   * The file with this block in this style, in place of any block that it had.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public byte[] withBlock(DoraTraceBlock block, BlockStyle style) throws RefusedSourceException {
    return file.with(BlockRenderer.render(block, style));
  }

  /**
   * The file with this block in this style, for a file that others may be writing at this moment. A
   * file without content is refused too, since an editor that writes in place empties the file
   * first.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public byte[] withBlockWhileInUse(DoraTraceBlock block, BlockStyle style)
      throws RefusedSourceException {
    if (!file.hasCode()) {
      throw new RefusedSourceException("has no content: it may be half written");
    }
    return withBlock(block, style);
  }

  /** The file without any block, and without what is left of damaged ones. */
  public byte[] withoutBlock() throws RefusedSourceException {
    return file.without();
  }

  /**
   * The facts of the file's last undamaged block, as JSON. Whether they are the JSON of a block
   * isn't checked. The result is empty if the file has no undamaged block.
   */
  public Optional<String> json() throws RefusedSourceException {
    return file.json();
  }

  /**
   * The file's last undamaged block.
   *
   * @throws IllegalArgumentException where its content isn't that of a block
   */
  public Optional<DoraTraceBlock> read() throws RefusedSourceException {
    return json().map(BlockParser::parse);
  }

  /** The bytes of the file's last undamaged block; see {@link SectionFile#text}. */
  public Optional<byte[]> text() throws RefusedSourceException {
    return file.text();
  }

  /**
   * The file with these bytes as its block; see {@link SectionFile#withText}.
   *
   * @throws RefusedSourceException where the file can't have a block, or the text isn't one
   */
  public byte[] withText(byte[] text) throws RefusedSourceException {
    return file.withText(text);
  }
}
