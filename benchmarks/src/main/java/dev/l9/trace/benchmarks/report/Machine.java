package dev.l9.trace.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a report says of where and of what it was measured. */
public final class Machine {

  private Machine() {}

  /** Such as {@code 2026-01-02, commit 0a1b2c3, on 2 processors (…), Linux 6.1, amd64}. */
  public static String description() throws IOException {
    return LocalDate.now(ZoneOffset.UTC)
        + commit()
        + ", on "
        + Runtime.getRuntime().availableProcessors()
        + " processors ("
        + processor()
        + "), "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ", "
        + System.getProperty("os.arch");
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    return !Files.isReadable(info)
        ? "unknown"
        : Files.readAllLines(info).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse("unknown");
  }

  /** Empty where there is no git, or this is no checkout. */
  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] printed = git.getInputStream().readAllBytes();
      String text = new String(printed, StandardCharsets.UTF_8).trim();
      return git.waitFor() == 0 && !text.isEmpty() ? ", commit `" + text + "`" : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
