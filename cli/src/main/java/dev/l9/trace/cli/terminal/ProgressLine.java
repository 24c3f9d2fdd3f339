package dev.l9.trace.cli.terminal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The words of how far a work is. */
final class ProgressLine {

  /** In what a work is counted. */
  enum Unit {
    MEGABYTES(1_000_000, " MB"),
    PIECES(1, "");

    private final long size;
    private final String name;

    Unit(long size, String name) {
      this.size = size;
      this.name = name;
    }
  }

  private ProgressLine() {}

  /**
   * Such as {@code reading trace.jsonl: 25 %, 512 of 2048 MB, 12 s left}.
   *
   * @param what the work
   * @param done bytes
   * @param all bytes, or -1 if that isn't known
   * @param nanos how long the work has taken until now
   */
  static String of(String what, long done, long all, long nanos) {
    return of(what, done, all, nanos, Unit.MEGABYTES);
  }

  /** That of a work which is counted in other units than bytes, too. */
  static String of(String what, long done, long all, long nanos, Unit unit) {
    String beginning = PlainText.of(what) + ": ";
    if (all <= 0 || done > all) {
      return beginning + done / unit.size + unit.name;
    }
    return beginning
        + String.format(Locale.ROOT, "%d %%, ", (int) (100.0 * done / all))
        + (done / unit.size + " of " + all / unit.size + unit.name)
        + (done == 0 ? "" : left(nanos * ((double) (all - done) / done)));
  }

  private static String left(double nanos) {
    long seconds = Math.round(nanos / TimeUnit.SECONDS.toNanos(1));
    return seconds < 60
        ? ", " + seconds + " s left"
        : ", " + seconds / 60 + " min " + seconds % 60 + " s left";
  }
}
