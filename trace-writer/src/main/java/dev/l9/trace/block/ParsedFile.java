package dev.l9.trace.block;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.SectionFile;
import java.util.Optional;

/**
 * The bytes of a file, looked through once, with all that can be asked of a file that may have a
 * DORA block.
 *
 * <p>Not safe for use by several threads. The bytes must not be changed meanwhile.
 */
public final class ParsedFile {

  private final SectionFile file;

  ParsedFile(SectionFile file) {
    this.file = file;
  }

  /** Whether nothing shows that the file is half written, or emptied in order to be. */
  public boolean isWhole() {
    return file.isWhole();
  }

  /**
   * The file with this block in place of any that it had.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public byte[] withBlock(DoraTraceBlock block) throws RefusedSourceException {
    return file.with(BlockRenderer.render(block));
  }

  /**
   * The file with this block, where others may be writing to it at this moment: one in which there
   * is nothing is refused too, since an editor that writes in place empties the file first.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public byte[] withBlockWhileInUse(DoraTraceBlock block) throws RefusedSourceException {
    if (!file.hasCode()) {
      throw new RefusedSourceException("has no content: it may be half written");
    }
    return withBlock(block);
  }

  /** The file without any block, and without what is left of damaged ones. */
  public byte[] withoutBlock() throws RefusedSourceException {
    return file.without();
  }

  /**
   * The facts of the file's last block that is whole, as JSON. It is not checked to be the JSON of
   * a block. The result is empty where the file has no block, or a damaged one.
   */
  public Optional<String> json() throws RefusedSourceException {
    return file.json();
  }

  /**
   * The file's last block that is whole.
   *
   * @throws IllegalArgumentException where it doesn't say what a block says
   */
  public Optional<DoraTraceBlock> read() throws RefusedSourceException {
    return json().map(BlockParser::parse);
  }

  /** The bytes of the file's last block that is whole; see {@link SectionFile#text}. */
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
