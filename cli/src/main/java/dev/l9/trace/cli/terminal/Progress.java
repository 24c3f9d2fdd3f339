package dev.l9.trace.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says on standard error how far a work is that takes more than two seconds; of a shorter one,
 * nothing. On a terminal it is one line, which is rewritten, and gone at the end. Elsewhere it is a
 * line after two seconds, and one every ten.
 *
 * <pre>{@code
 * Progress progress = Progress.of(err, "reading trace.jsonl", reader::bytesRead, reader::bytesInAll);
 * try (progress) {
 *   …
 * }
 * }</pre>
 *
 * <p>A daemon thread asks the suppliers and prints, so they have to be safe for use by another
 * thread. After {@link #close()} it prints nothing more. While a work goes on, nothing else should
 * be written to the terminal.
 */
public final class Progress implements AutoCloseable {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration ON_TERMINAL = Duration.ofMillis(500);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  /** A terminal can be as narrow as that; a line that wraps couldn't be taken back. */
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final boolean terminal;
  private final Work work;
  private final LongSupplier clock;
  private final long start;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(() -> print(this::isOver), "l9-progress");
  private int shown;

  /** A work: its name, and how much of how much is done. */
  record Work(String name, LongSupplier done, LongSupplier all, ProgressLine.Unit unit) {

    /** A work that is counted in bytes. */
    Work(String name, LongSupplier done, LongSupplier all) {
      this(name, done, all, ProgressLine.Unit.MEGABYTES);
    }
  }

  /** Waits until the work is over, or for so long. */
  interface Waiting {
    boolean isOverWithin(Duration time) throws InterruptedException;
  }

  Progress(PrintWriter err, boolean terminal, Work work, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.work = work;
    this.clock = clock;
    start = clock.getAsLong();
  }

  /**
   * A work has begun.
   *
   * @param err standard error
   * @param work in words, such as {@code reading trace.jsonl}
   * @param done how many bytes are done
   * @param all how many bytes there are, or -1 if that isn't known
   */
  public static Progress of(PrintWriter err, String work, LongSupplier done, LongSupplier all) {
    return begun(err, new Work(work, done, all));
  }

  /** A work has begun that is counted in pieces, not in bytes. */
  public static Progress ofPieces(
      PrintWriter err, String work, LongSupplier done, LongSupplier all) {
    return begun(err, new Work(work, done, all, ProgressLine.Unit.PIECES));
  }

  private static Progress begun(PrintWriter err, Work work) {
    boolean terminal = Boolean.getBoolean("l9.terminal.err");
    Progress progress = new Progress(err, terminal, work, System::nanoTime);
    progress.thread.setDaemon(true);
    progress.thread.start();
    return progress;
  }

  private boolean isOver(Duration time) throws InterruptedException {
    return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Prints until the work is over. Progress is a courtesy: what fails here ends it quietly. */
  void print(Waiting waiting) {
    try {
      Duration time = FIRST;
      while (!waiting.isOverWithin(time)) {
        show(line());
        time = terminal ? ON_TERMINAL : ELSEWHERE;
      }
    } catch (InterruptedException | RuntimeException e) {
      // What can't be told is left out: the work itself goes on.
    } finally {
      clear();
    }
  }

  private String line() {
    long nanos = clock.getAsLong() - start;
    return ProgressLine.of(
        work.name, work.done.getAsLong(), work.all.getAsLong(), nanos, work.unit);
  }

  private void show(String line) {
    if (terminal) {
      String cut = PlainText.cut(line, WIDTH);
      err.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
      shown = cut.length();
    } else {
      err.println("l9: " + line);
    }
    err.flush();
  }

  private void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
    }
  }

  /** The work is over. The line is gone from the terminal when this returns. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
