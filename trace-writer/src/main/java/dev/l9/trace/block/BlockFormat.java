package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;

/**
 * How the files of a family of types hold their DORA block; {@link BlockFormats} knows which family
 * a file is of.
 *
 * <p>Guarantees, for every file that isn't refused:
 *
 * <ul>
 *   <li>Every byte outside the block stays, and whatever reads the file finds in it what it found
 *       before. No value in a block can change that.
 *   <li>The block is the last thing in the file, once; blocks elsewhere are taken out.
 *   <li>To put a block in twice changes nothing the second time.
 *   <li>{@code withoutBlock(withBlock(file, block))} is {@code file}, if that had no block, also
 *       after any number of other blocks.
 *   <li>The block is plain ASCII, and its lines end as the file's do.
 * </ul>
 *
 * <p>A file in which there is no telling what is a comment is refused by every method, with a
 * reason. Pure; thread-safe.
 */
public abstract class BlockFormat {

  /** The families are known: all are in this package. */
  BlockFormat() {}

  /**
   * The file with this block in place of any that it had.
   *
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public abstract byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException;

  /**
   * The same for a file that others may be writing to at this moment: one in which there is nothing
   * is refused too, since an editor that writes in place empties the file first.
   */
  public abstract byte[] withBlockWhileInUse(byte[] file, DoraTraceBlock block)
      throws RefusedSourceException;

  /** Whether nothing shows that the file is half written, or emptied in order to be. */
  public abstract boolean isWhole(byte[] file);

  /** The file without any block; also without what is left of damaged ones. */
  public abstract byte[] withoutBlock(byte[] file) throws RefusedSourceException;

  /**
   * The facts of the file's last block that is whole, as JSON, whatever the file itself has them
   * as. It is not checked to be the JSON of a block. Empty where the file has no block, or a
   * damaged one, which {@link #withoutBlock} would take out.
   */
  public abstract Optional<String> json(byte[] file) throws RefusedSourceException;

  /**
   * The file's last block that is whole. Needs Jackson.
   *
   * @throws IllegalArgumentException where it doesn't say what a block says
   */
  public final Optional<DoraTraceBlock> read(byte[] file) throws RefusedSourceException {
    return json(file).map(BlockParser::parse);
  }

  /**
   * The bytes of the file's last block that is whole, as they stand, without the line end behind
   * them: to be put back, or into another version of the file, by {@link #withText}.
   */
  public abstract Optional<byte[]> text(byte[] file) throws RefusedSourceException;

  /**
   * The file with these bytes as its block. Where they are those that this same file had, written
   * by {@link #withBlock}, the result is that file, byte for byte; else only their line ends may
   * differ.
   *
   * @param text what {@link #text} gave for a file of the same family
   * @throws RefusedSourceException where the file can't have a block, or the text isn't one
   */
  public abstract byte[] withText(byte[] file, byte[] text) throws RefusedSourceException;
}
