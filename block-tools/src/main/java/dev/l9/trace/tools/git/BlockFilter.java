package dev.l9.trace.tools.git;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockMark;
import dev.l9.trace.block.ParsedFile;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.KeptBlocks;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says what git stores of a file, and what it writes to the disk: the file without its block, and
 * with the block that it had when it was the same before.
 *
 * <p>A file that can't have a block, or in which it isn't certain what is one, stays as it is.
 */
public final class BlockFilter {

  private final Checkout checkout;
  private final Path top;
  private final KeptBlocks kept;

  /** Filters the files of this checkout. */
  public BlockFilter(Checkout checkout) {
    this.checkout = checkout;
    this.top = checkout.top();
    this.kept = new KeptBlocks(checkout.commonFolder());
  }

  /**
   * The content that git is to store. The block is kept for later, if that is possible.
   *
   * @param name the file's name in the repository, with slashes
   */
  public byte[] clean(String name, byte[] file) {
    Optional<BlockFormat> format = BlockFormats.of(name);
    if (format.isEmpty() || !BlockMark.isIn(file)) {
      return file;
    }
    try {
      ParsedFile source = format.get().parse(file);
      byte[] code = source.withoutBlock();
      if (code.length != file.length) {
        keep(name, code, source.text());
      }
      return code;
    } catch (RefusedSourceException e) {
      return file;
    }
  }

  private void keep(String name, byte[] code, Optional<byte[]> text) {
    if (text.isPresent()) {
      try {
        kept.keep(name, code, text.get());
      } catch (IOException e) {
        // What git stores doesn't depend on it.
      }
    }
  }

  /**
   * The content that git is to write to the disk. It is without a block where it has another
   * purpose, such as an archive, for which facts are nothing.
   *
   * @param name the file's name in the repository, with slashes
   */
  public byte[] smudge(String name, byte[] blob) {
    Optional<BlockFormat> format = BlockFormats.of(name);
    try {
      if (format.isEmpty() || !isForCheckout(top.resolve(name))) {
        return blob;
      }
      Optional<byte[]> text = kept.find(name, blob);
      return text.isPresent() ? format.get().withText(blob, text.get()) : blob;
    } catch (RefusedSourceException | IOException | InvalidPathException e) {
      return blob;
    }
  }

  /**
   * Whether git is about to write this file: while it changes a checkout it has the lock of its
   * index, and removes the old file first. Two commands have no lock: {@code git apply} has created
   * the file, empty, before it asks; {@code git stash} puts back untracked files from an index of
   * its own.
   */
  private boolean isForCheckout(Path file) throws IOException {
    if (Files.exists(file, NOFOLLOW_LINKS)) {
      return Files.size(file) == 0 && !Files.isSymbolicLink(file);
    }
    String index = System.getenv().getOrDefault("GIT_INDEX_FILE", "");
    return checkout.isIndexLocked() || index.contains("index.stash.");
  }
}
