package dev.l9.trace.contract.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;

/** A program that appends entries to a log, three at a time. */
final class AuditProcess {

  private AuditProcess() {}

  public static void main(String[] args) {
    append(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
  }

  static void append(Path root, String name, int count) {
    for (int i = 0; i < count; i++) {
      AuditEntry entry = AuditEntry.pass(Instant.EPOCH, AuditAction.INJECT, name + i, "");
      try {
        new AuditLog(root).append(Collections.nCopies(3, entry));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Process start(Path root, String name, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            AuditProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(count))
        .inheritIO()
        .start();
  }
}
