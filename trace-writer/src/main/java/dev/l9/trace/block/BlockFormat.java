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
   * Looks through a file, to ask more than one thing of it.
   *
   * @throws RefusedSourceException where there is no telling what is a comment
   */
  public abstract ParsedFile parse(byte[] file) throws RefusedSourceException;

  /** Whether nothing shows that the file is half written, or emptied in order to be. */
  public final boolean isWhole(byte[] file) {
    try {
      return parse(file).isWhole();
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  /** See {@link ParsedFile#withBlock}. */
  public final byte[] withBlock(byte[] file, DoraTraceBlock block) throws RefusedSourceException {
    return parse(file).withBlock(block);
  }

  /** See {@link ParsedFile#withoutBlock}. */
  public final byte[] withoutBlock(byte[] file) throws RefusedSourceException {
    return parse(file).withoutBlock();
  }

  /** See {@link ParsedFile#json}. */
  public final Optional<String> json(byte[] file) throws RefusedSourceException {
    return parse(file).json();
  }

  /** See {@link ParsedFile#read}. Needs Jackson. */
  public final Optional<DoraTraceBlock> read(byte[] file) throws RefusedSourceException {
    return parse(file).read();
  }

  /** See {@link ParsedFile#text}. */
  public final Optional<byte[]> text(byte[] file) throws RefusedSourceException {
    return parse(file).text();
  }

  /** See {@link ParsedFile#withText}. */
  public final byte[] withText(byte[] file, byte[] text) throws RefusedSourceException {
    return parse(file).withText(text);
  }
}
