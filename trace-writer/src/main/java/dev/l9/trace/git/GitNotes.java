package dev.l9.trace.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Makes git read files again whose entries in its index may be outdated. */
public final class GitNotes {

  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private GitNotes() {}

  /**
   * Checks that the index is one that we understand.
   *
   * @throws IOException where it isn't; the message says what is wrong
   */
  public static void check(Checkout checkout) throws IOException {
    new GitIndex(checkout).correct(entry -> false, 0);
  }

  /**
   * Clears the sizes of files in the index, so that git reads these files when it next needs to
   * know whether they have changed. It stages nothing.
   *
   * @param isMeant chooses the files, by their paths below the top of the checkout
   * @return false if others were writing the index all the time; then nothing was changed
   * @throws IOException where the index can't be understood or written
   */
  public static boolean forget(Checkout checkout, Predicate<String> isMeant) throws IOException {
    return new GitIndex(checkout).correct(entry -> forget(entry, isMeant), WAIT_NANOS);
  }

  /** Does what {@link #forget} does, for files whose size differs from the one in the index. */
  public static boolean forgetOutdated(Checkout checkout, Predicate<String> isMeant)
      throws IOException {
    return new GitIndex(checkout)
        .correct(
            entry -> entry.size() != size(checkout, entry) && forget(entry, isMeant), WAIT_NANOS);
  }

  private static boolean forget(IndexEntries entry, Predicate<String> isMeant) {
    if (entry.size() == 0 || !isMeant.test(entry.path())) {
      return false;
    }
    entry.forgetSize();
    return true;
  }

  private static int size(Checkout checkout, IndexEntries entry) {
    try {
      return (int) Files.size(checkout.top().resolve(entry.path()));
    } catch (IOException | InvalidPathException e) {
      return entry.size(); // The file isn't there, and git sees that.
    }
  }
}
