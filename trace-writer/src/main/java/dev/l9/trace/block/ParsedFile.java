package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;

/**
 * The bytes of a file, looked through once, with all that can be asked of a file that may have a
 * block. {@link BlockFormat} says what is guaranteed.
 *
 * <p>Not safe for use by several threads. The bytes must not be changed meanwhile.
 */
public abstract class ParsedFile {

  /** One for each family of types; all are in this package. */
  ParsedFile() {}

  /** Whether there is anything in it but comments and blocks. */
  abstract boolean hasCode();

  /** Whether nothing shows that the file is half written, or emptied in order to be. */
  abstract boolean isWhole();

  /**
   * The file with this block in place of any that it had.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public abstract byte[] withBlock(DoraTraceBlock block) throws RefusedSourceException;

  /**
   * The same for a file that others may be writing to at this moment: one in which there is nothing
   * is refused too, since an editor that writes in place empties the file first.
   */
  public final byte[] withBlockWhileInUse(DoraTraceBlock block) throws RefusedSourceException {
    if (!hasCode()) {
      throw new RefusedSourceException("has no content: it may be half written");
    }
    return withBlock(block);
  }

  /** The file without any block; also without what is left of damaged ones. */
  public abstract byte[] withoutBlock() throws RefusedSourceException;

  /**
   * The facts of the file's last block that is whole, as JSON, whatever the file itself has them
   * as. It is not checked to be the JSON of a block. Empty where the file has no block, or a
   * damaged one, which {@link #withoutBlock} would take out.
   */
  public abstract Optional<String> json() throws RefusedSourceException;

  /**
   * The file's last block that is whole. Needs Jackson.
   *
   * @throws IllegalArgumentException where it doesn't say what a block says
   */
  public final Optional<DoraTraceBlock> read() throws RefusedSourceException {
    return json().map(BlockParser::parse);
  }

  /**
   * The bytes of the file's last block that is whole, as they stand, without the line end behind
   * them: to be put back, or into another version of the file, by {@link #withText}.
   */
  public abstract Optional<byte[]> text() throws RefusedSourceException;

  /**
   * The file with these bytes as its block. Where they are those that this same file had, written
   * by {@link #withBlock}, the result is that file, byte for byte; else only their line ends may
   * differ.
   *
   * @param text what {@link #text} gave for a file of the same family
   * @throws RefusedSourceException where the file can't have a block, or the text isn't one
   */
  public abstract byte[] withText(byte[] text) throws RefusedSourceException;
}
