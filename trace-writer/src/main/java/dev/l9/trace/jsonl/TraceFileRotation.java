package dev.l9.trace.jsonl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Renames trace files: {@code trace.jsonl} becomes {@code trace.1.jsonl}, that becomes {@code
 * trace.2.jsonl}, and so on.
 */
final class TraceFileRotation {

  private final Path file;
  private final int keep;

  TraceFileRotation(Path file, int keep) {
    this.file = file;
    this.keep = keep;
  }

  /**
   * Moves every file to its next name, up to the first free name. If no name is free, the oldest
   * file is replaced. So a rotation that was interrupted, or has failed halfway, is completed
   * without the loss of a further file. The trace file must be locked.
   */
  void rotate() throws IOException {
    int last = 1;
    while (last < keep && Files.exists(rotated(last), LinkOption.NOFOLLOW_LINKS)) {
      last++;
    }
    for (int i = last - 1; i >= 0; i--) {
      Files.move(rotated(i), rotated(i + 1), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * The name of the file after so many rotations. For 0 it is the name of the trace file itself.
   */
  private Path rotated(int rotations) {
    String name = String.valueOf(file.getFileName());
    if (rotations == 0) {
      return file;
    }
    int dot = name.lastIndexOf('.');
    String rotatedName =
        dot <= 0
            ? name + "." + rotations
            : name.substring(0, dot) + "." + rotations + name.substring(dot);
    return file.resolveSibling(rotatedName);
  }
}
