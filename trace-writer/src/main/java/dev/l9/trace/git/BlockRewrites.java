package dev.l9.trace.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps git quiet about files in which only the block was rewritten, where {@code l9 git install}
 * has it leave blocks out.
 *
 * <p>Git takes a file whose size differs from its notes for changed, without a look at what it
 * holds. So the notes are corrected after a rewrite. Where the file was, before, just what the
 * notes say, they get its new size and times: git needs no look at it. Otherwise they get a size of
 * zero, and git, when it next needs to know, reads it through the filter.
 *
 * <p>Confined to one thread.
 */
public final class BlockRewrites {

  private static final Checkout NONE = new Checkout(Path.of(""), Path.of(""), Path.of(""));

  private final Map<Path, Checkout> folders = new HashMap<>();
  private final Map<Checkout, Map<String, Rewrite>> pending = new HashMap<>();

  /**
   * The rewrites of one file since git was told of any.
   *
   * @param before null where it isn't certain that nobody else wrote to it in between
   */
  private record Rewrite(@Nullable FileStat before, @Nullable FileStat after) {

    Rewrite then(@Nullable FileStat next, @Nullable FileStat nextAfter) {
      return new Rewrite(after != null && after.equals(next) ? before : null, nextAfter);
    }

    /** Corrects what the entry says. */
    boolean correct(IndexEntries entries) {
      ByteBuffer index = entries.index();
      int entry = entries.entry();
      if (after != null && after.isAt(index, entry)) {
        return false; // Git has looked at it already.
      }
      if (before != null && after != null && before.isAt(index, entry)) {
        after.putAt(index, entry);
        return true;
      }
      boolean known = entries.size() != 0;
      entries.forgetSize();
      return known;
    }
  }

  /**
   * The checkout in which git is to leave out the blocks of a file; null if it isn't to.
   *
   * @param file an absolute path without symbolic links
   */
  public @Nullable Checkout checkout(Path file) throws IOException {
    Path folder = file.getParent();
    Checkout known = folders.get(folder);
    if (known == null && folder != null) {
      Checkout found = Checkout.of(folder);
      known = found != null && found.leavesBlocksOut() ? found : NONE;
      folders.put(folder, known);
    }
    return NONE.equals(known) ? null : known;
  }

  /**
   * Remembers that a file's block was rewritten.
   *
   * @param before the file as it was; null where that isn't known
   * @param after the file as it is now; null where that isn't known
   */
  public void add(
      Checkout checkout, Path file, @Nullable FileStat before, @Nullable FileStat after) {
    String name = checkout.name(file);
    if (name != null) {
      pending
          .computeIfAbsent(checkout, c -> new HashMap<>())
          .merge(
              IndexEntries.name(name),
              new Rewrite(before, after),
              (all, one) -> all.then(one.before, one.after));
    }
  }

  /**
   * Tells git of all rewrites that it hasn't been told of.
   *
   * @param waitNanos how long to wait for commands of git that are under way
   * @return whether all is told; if not, another call may help
   * @throws IOException where that isn't possible; what is told is told, what isn't never will be
   */
  public boolean tell(long waitNanos) throws IOException {
    Iterator<Map.Entry<Checkout, Map<String, Rewrite>>> all = pending.entrySet().iterator();
    boolean told = true;
    while (all.hasNext()) {
      Map.Entry<Checkout, Map<String, Rewrite>> one = all.next();
      boolean done = true;
      try {
        done = tell(one.getKey(), one.getValue(), waitNanos);
      } finally {
        if (done) {
          all.remove();
        }
      }
      told &= done;
    }
    return told;
  }

  /** Whether a command of git is under way, and not for long, in a checkout that was asked for. */
  public boolean isGitBusy() {
    for (Checkout checkout : folders.values()) {
      if (!NONE.equals(checkout) && checkout.isIndexLocked() && !checkout.isIndexLockedForLong()) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what git has not been told of. */
  public void giveUp() {
    pending.clear();
  }

  private static boolean tell(Checkout checkout, Map<String, Rewrite> rewrites, long waitNanos)
      throws IOException {
    return new GitIndex(checkout)
        .correct(
            entry -> {
              Rewrite rewrite = rewrites.get(entry.name());
              return rewrite != null && rewrite.correct(entry);
            },
            waitNanos);
  }
}
