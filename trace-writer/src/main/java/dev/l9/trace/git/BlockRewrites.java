package dev.l9.trace.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps git from listing files as changed in which only the block was rewritten. It works where
 * {@code l9 git install} has git leave blocks out.
 *
 * <p>If a file's size differs from the size in git's index, git takes the file for changed without
 * reading it. So the index is corrected after a rewrite. If the file was, before the rewrite,
 * exactly as the index says, the entry gets the file's new size and times, and git need not read
 * the file. Otherwise the entry gets a size of zero, and git reads the file through the filter when
 * it next needs to know.
 *
 * <p>Not thread-safe.
 */
public final class BlockRewrites {

  private static final Checkout NONE = new Checkout(Path.of(""), Path.of(""), Path.of(""));

  private final Map<Path, Checkout> folders = new HashMap<>();
  private final Map<Checkout, Map<String, Rewrite>> pending = new HashMap<>();

  /**
   * The rewrites of one file that git has not been told of.
   *
   * @param before the file before the first of them; null if somebody else may have written to it
   *     in between
   */
  private record Rewrite(@Nullable FileStat before, @Nullable FileStat after) {

    Rewrite then(@Nullable FileStat next, @Nullable FileStat nextAfter) {
      return new Rewrite(after != null && after.equals(next) ? before : null, nextAfter);
    }

    /** Corrects the entry of the index. Returns whether it changed the entry. */
    boolean correct(IndexEntries entries) {
      ByteBuffer index = entries.index();
      int entry = entries.entry();
      if (after != null && after.isAt(index, entry)) {
        return false; // Git has already looked at the rewritten file.
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
   * The checkout of a file whose block git is to leave out; null if git isn't to leave it out.
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
   * @param before the file as it was; null if that isn't known
   * @param after the file as it is now; null if that isn't known
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
   * @param waitNanos how long to wait for running git commands
   * @return whether git has been told of all rewrites; if not, another call may help
   * @throws IOException where an index can't be corrected. The rewrites of that checkout are
   *     dropped.
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

  /**
   * Whether a git command has just begun to run in one of the checkouts that {@link #checkout} has
   * returned.
   */
  public boolean isGitBusy() {
    for (Checkout checkout : folders.values()) {
      if (!NONE.equals(checkout) && checkout.isIndexLocked() && !checkout.isIndexLockedForLong()) {
        return true;
      }
    }
    return false;
  }

  /** Drops the rewrites that git has not been told of. */
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
