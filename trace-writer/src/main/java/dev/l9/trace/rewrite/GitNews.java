package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.ParsedFile;
import dev.l9.trace.git.BlockRewrites;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.KeptBlocks;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells git of the rewrites, where {@code l9 git install} has git leave blocks out. Not
 * thread-safe.
 *
 * <p>A failure here doesn't keep a block from being written. The user is told of the first one
 * only.
 */
final class GitNews {

  /**
   * If more files than this are rewritten in one go, git is told of the others at the end, since to
   * tell git means to read and write its index.
   */
  private static final int TOLD_AT_ONCE = 8;

  /** A git command that starts the filter may hold the lock for as long as the filter takes. */
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final BlockRewrites rewrites = new BlockRewrites();
  private @Nullable String failure;
  private boolean failureTold;
  private boolean yielding;
  private int untold;

  /**
   * Remembers a rewrite.
   *
   * @param written the state of the new file before it replaced the old one
   */
  void add(SourceSnapshot old, byte[] content, @Nullable FileState written) {
    Path path = old.path();
    try {
      Checkout checkout = rewrites.checkout(path);
      if (checkout != null) {
        FileState now = FileState.of(path);
        boolean ours = written != null && written.isSame(now) && written.size() == content.length;
        rewrites.add(checkout, path, old.state().stat(), now != null && ours ? now.stat() : null);
        if (untold++ < TOLD_AT_ONCE) {
          tell(0); // Until git is told, it takes the file for changed by the user.
        }
        keep(checkout, path, content);
      }
    } catch (IOException | RefusedSourceException e) {
      failed(e);
    }
  }

  private static void keep(Checkout checkout, Path path, byte[] content)
      throws IOException, RefusedSourceException {
    String name = checkout.name(path);
    Optional<BlockFormat> format = BlockFormats.of(path);
    if (name != null && format.isPresent()) {
      KeptBlocks kept = new KeptBlocks(checkout.commonFolder());
      ParsedFile source = format.get().parse(content);
      byte[] code = source.withoutBlock();
      Optional<byte[]> text = source.text();
      if (text.isPresent()) {
        kept.keep(name, code, text.get());
      } else {
        kept.forget(name, code);
      }
    }
  }

  void setYielding(boolean yielding) {
    this.yielding = yielding;
  }

  /** Whether to wait with a rewrite, because a git command is running. */
  boolean isToWait() {
    return yielding && rewrites.isGitBusy();
  }

  /** Tells git what it can be told now. Returns what went wrong, for the user, once. */
  List<String> tell() {
    untold = 0;
    tell(0);
    return failures();
  }

  /** Tells git for the last time. Returns what went wrong, for the user, once. */
  List<String> tellAll() {
    if (!tell(WAIT_NANOS)) {
      rewrites.giveUp();
      failure = "a command of git was under way all the time; to put it right: l9 git install";
    }
    return failures();
  }

  private boolean tell(long waitNanos) {
    try {
      return rewrites.tell(waitNanos);
    } catch (IOException e) {
      failed(e);
      return true;
    }
  }

  private List<String> failures() {
    if (failure == null || failureTold) {
      return List.of();
    }
    failureTold = true;
    return List.of("git may list files as changed of which only the block is: " + failure);
  }

  private void failed(Exception e) {
    failure = String.valueOf(e.getMessage());
  }
}
