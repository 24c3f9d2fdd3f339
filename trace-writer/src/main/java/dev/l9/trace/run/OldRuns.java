package dev.l9.trace.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Deletes the folders of runs that are over. */
final class OldRuns {

  private static final String SWEPT = "swept";
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /** The program may be waiting for its end meanwhile. */
  private static final int MAX_AT_ONCE = 200;

  private OldRuns() {}

  /** Deletes the runs that are over, unless that was done some minutes ago. */
  static void deleteAll(Path base, RunLocks locks) throws IOException {
    Path swept = base.resolve(SWEPT);
    Instant now = Instant.now();
    if (Files.exists(swept)
        && Files.getLastModifiedTime(swept).toInstant().isAfter(now.minus(INTERVAL))) {
      return;
    }
    Files.writeString(swept, "");
    int deleted = 0;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, Files::isDirectory)) {
      for (Path folder : folders) {
        String name = String.valueOf(folder.getFileName());
        if (isOver(folder, now) && locks.lockAlone(name)) {
          delete(folder);
          locks.unlock(name);
          deleted++;
        }
        if (deleted == MAX_AT_ONCE) {
          return;
        }
      }
    }
  }

  private static boolean isOver(Path folder, Instant now) throws IOException {
    try {
      return RunFolder.isOver(folder, RunFolder.lasts(folder), now);
    } catch (NoSuchFileException | DateTimeParseException e) {
      return false; // Another process is making it, or deleting it.
    }
  }

  /** Deletes a folder with its files, if there is one. */
  static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(folder);
  }
}
