package dev.l9.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How a program ended, and what it printed. Immutable. */
public record ProgramRun(int exitCode, String out, String err) {

  /** A guard: even on a busy machine, only a program that hangs takes so long. */
  private static final long MAX_MINUTES = 10;

  /** Runs a program to its end; a program that hangs is killed, and the test fails. */
  public static ProgramRun of(ProcessBuilder builder) {
    try {
      return of(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a running program; a program that hangs is killed, and the test fails. */
  public static ProgramRun of(Process process) {
    CompletableFuture<String> out = reading(process.getInputStream());
    CompletableFuture<String> err = reading(process.getErrorStream());
    try {
      boolean ended = process.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      ProgramRun run = new ProgramRun(process.exitValue(), out.join(), err.join());
      assertTrue(ended, () -> "still running after " + MAX_MINUTES + " minutes: " + run);
      return run;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<String> reading(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        // The common pool can't be used, because other tests may occupy its few threads.
        task -> new Thread(task, "reading").start());
  }
}
