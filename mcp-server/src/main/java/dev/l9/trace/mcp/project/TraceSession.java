package dev.l9.trace.mcp.project;

import dev.l9.trace.reader.index.TraceIndex;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A trace with its index, of which one question is asked after the other. Each sees what the trace
 * has by then. Where a large trace is read for the first time, a question waits for a while, and is
 * then told how far it is. Safe for use by several threads.
 */
public final class TraceSession implements Closeable {

  private static final long MEGABYTE = 1 << 20;

  private final Path trace;
  private final TraceIndex index;
  private final long patienceMillis;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "l9-index");
            thread.setDaemon(true);
            return thread;
          });

  /** Asks something of the index. */
  @FunctionalInterface
  public interface Question<T> {

    /** Asks it; the index is up to date, and nobody else uses it. */
    T ask(TraceIndex index) throws IOException;
  }

  /** The trace is still being read. */
  public static final class BusyException extends IOException {

    private static final long serialVersionUID = 1;

    BusyException(String message) {
      super(message);
    }
  }

  /**
   * Opens nothing yet.
   *
   * @param isKept whether the index is kept beside the trace
   * @param patienceMillis how long a question waits
   */
  public TraceSession(Path trace, boolean isKept, long patienceMillis) {
    this.trace = trace;
    this.index = new TraceIndex(trace, isKept);
    this.patienceMillis = patienceMillis;
  }

  /** The trace's path, which nobody need be at. */
  public Path trace() {
    return trace;
  }

  /** Has the trace read before somebody asks. */
  public void begin() {
    Future<?> reading = worker.submit(this::refresh);
    if (reading.isCancelled()) {
      throw new IllegalStateException("the session is closed");
    }
  }

  private boolean refresh() throws IOException {
    index.refresh();
    return true;
  }

  /**
   * Asks a question.
   *
   * @throws BusyException if the trace is still being read for the first time
   */
  public <T> T ask(Question<T> question) throws IOException {
    Future<T> answer =
        worker.submit(
            () -> {
              index.refresh();
              return question.ask(index);
            });
    try {
      return answer.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new BusyException(
          "the trace is read for the first time, "
              + index.indexedBytes() / MEGABYTE
              + " of "
              + index.bytesToIndex() / MEGABYTE
              + " MB so far; ask again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the question was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    worker.shutdownNow();
    index.close();
  }
}
