package dev.l9.trace.block;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.SectionFormat;
import java.util.Optional;

/**
 * How the files of a family of types hold their DORA block. {@link BlockFormats} knows the family
 * of a file, and {@link SectionFormat} says what is guaranteed. The methods depend on their
 * arguments only. Thread-safe.
 */
public final class BlockFormat {

  private final SectionFormat format;

  BlockFormat(SectionFormat format) {
    this.format = format;
  }

  /**
   * Looks through a file once, so that several questions about it can be answered.
   *
   * @throws RefusedSourceException if it isn't certain what is a comment
   */
  public ParsedFile parse(byte[] file) throws RefusedSourceException {
    return new ParsedFile(format.parse(file, DoraSection.SECTION));
  }

  /**
   * Whether nothing shows that the file is half written, or has been emptied in order to be
   * written.
   */
  public boolean isWhole(byte[] file) {
    try {
      return parse(file).isWhole();
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  /** See {@link ParsedFile#withBlock}. */
  public byte[] withBlock(byte[] file, DoraTraceBlock block, BlockStyle style)
      throws RefusedSourceException {
    return parse(file).withBlock(block, style);
  }

  /** See {@link ParsedFile#withoutBlock}. */
  public byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    return parse(file).withoutBlock();
  }

  /** See {@link ParsedFile#json}. */
  public Optional<String> json(byte[] file) throws RefusedSourceException {
    return parse(file).json();
  }

  /** See {@link ParsedFile#read}. */
  public Optional<DoraTraceBlock> read(byte[] file) throws RefusedSourceException {
    return parse(file).read();
  }

  /** See {@link ParsedFile#text}. */
  public Optional<byte[]> text(byte[] file) throws RefusedSourceException {
    return parse(file).text();
  }

  /** See {@link ParsedFile#withText}. */
  public byte[] withText(byte[] file, byte[] text) throws RefusedSourceException {
    return parse(file).withText(text);
  }
}
