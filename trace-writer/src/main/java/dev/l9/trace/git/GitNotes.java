package dev.l9.trace.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Has git look at files again of which it may have noted what no longer holds. */
public final class GitNotes {

  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private GitNotes() {}

  /**
   * Fails where the index isn't one that we understand.
   *
   * @throws IOException with what is wrong with it
   */
  public static void check(Checkout checkout) throws IOException {
    new GitIndex(checkout).correct(entry -> false, 0);
  }

  /**
   * Takes away what git has noted of files, so that it reads them when it next needs to know
   * whether they have changed. Stages nothing.
   *
   * @param isMeant which files, by their paths below the top of the checkout
   * @return false if others were writing to git's index all the time; then nothing was done
   * @throws IOException where the index isn't one that we understand, or can't be written
   */
  public static boolean forget(Checkout checkout, Predicate<String> isMeant) throws IOException {
    return new GitIndex(checkout).correct(entry -> forget(entry, isMeant), WAIT_NANOS);
  }

  /** Takes away what git has noted of the files whose size isn't the one that it noted. */
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
      return entry.size(); // It isn't there, and git sees that.
    }
  }
}
