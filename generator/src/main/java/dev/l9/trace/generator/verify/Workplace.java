package dev.l9.trace.generator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder, and the one command that runs for it at a time. Both are gone when it is
 * closed, when the thread is interrupted, and when this program is ended by a signal.
 */
final class Workplace implements AutoCloseable {

  private static final int KEPT_BYTES = 64 << 10;
  private static final int DELETIONS = 20;

  private final Path folder;
  private final Thread atEnd = new Thread(this::leave, "l9-verify-end");
  private volatile @Nullable Process running;

  Workplace() throws IOException {
    folder = Files.createTempDirectory("l9-verify").toRealPath();
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  Path folder() {
    return folder;
  }

  /**
   * How a command ended.
   *
   * @param isTooLong whether it was ended, since its time was over
   * @param output the end of what it printed
   */
  record Ended(int exitCode, boolean isTooLong, String output) {}

  /** Runs a command, which gets no input, and waits for its end. */
  Ended run(List<String> command, Path in, Duration limit)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
    running = process;
    Tail tail = new Tail(process.getInputStream());
    try {
      process.getOutputStream().close();
      tail.start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        end(process);
      }
      tail.join(Duration.ofSeconds(10).toMillis());
      return new Ended(ended ? process.exitValue() : -1, !ended, tail.text());
    } finally {
      end(process);
      running = null;
    }
  }

  /** Ends a command with all that it has started. */
  private static void end(Process process) {
    List<ProcessHandle> others = process.descendants().toList();
    process.destroyForcibly();
    others.forEach(ProcessHandle::destroyForcibly);
    others.forEach(
        one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> one).join());
  }

  /** Ends what runs, and deletes the folder, as far as that can be done. */
  private void leave() {
    Process process = running;
    if (process != null) {
      end(process);
    }
    try {
      delete();
    } catch (IOException e) {
      // This program ends: nobody is there to be told.
    }
  }

  /** Deletes the folder. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      return; // This program ends, and its last thread deletes the folder.
    }
    delete();
  }

  /** A process that was ended may still have written something meanwhile. */
  private void delete() throws IOException {
    for (int i = 1; Files.exists(folder); i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        if (i == DELETIONS) {
          throw e;
        }
      }
    }
  }

  /** Keeps the end of what a command prints. */
  private static final class Tail extends Thread {
    private final InputStream in;
    private byte[] kept = new byte[0];

    Tail(InputStream in) {
      super("l9-verify-output");
      this.in = in;
      setDaemon(true);
    }

    @Override
    public void run() {
      byte[] buffer = new byte[8192];
      try (in) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          keep(buffer, n);
        }
      } catch (IOException e) {
        keep(("[the output could not be read: " + e.getMessage() + "]").getBytes(UTF_8));
      }
    }

    private void keep(byte[] text) {
      keep(text, text.length);
    }

    private synchronized void keep(byte[] more, int n) {
      int old = Math.min(kept.length, KEPT_BYTES - n);
      byte[] both = new byte[old + n];
      System.arraycopy(kept, kept.length - old, both, 0, old);
      System.arraycopy(more, 0, both, old, n);
      kept = both;
    }

    synchronized String text() {
      return new String(kept, UTF_8);
    }
  }
}
