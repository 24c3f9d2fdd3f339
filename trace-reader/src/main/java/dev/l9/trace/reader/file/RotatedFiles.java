package dev.l9.trace.reader.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds a trace's files: {@code trace.jsonl} is the youngest, {@code trace.1.jsonl} is older, and
 * so on. Any of them may be compressed, with {@code .gz} behind its name.
 *
 * <p>The files are opened from the youngest to the oldest. So a rotation at the same time renames
 * them to names that are looked at later, and none is missed; one that is met twice is known by its
 * identity. An open file stays the same file whatever its name becomes.
 */
public final class RotatedFiles {

  private static final String COMPRESSED = ".gz";

  /** How often, and after what pause, a name is looked at that a rotation may have left free. */
  private static final int LOOKS = 20;

  private static final long PAUSE_NANOS = 1_000_000;

  private RotatedFiles() {}

  /**
   * Opens the files of a trace, the oldest first.
   *
   * @throws NoSuchFileException if there is none
   */
  static List<TraceFileBytes> open(Path file) throws IOException {
    for (int looks = 1; ; looks++) {
      List<TraceFileBytes> files = openNow(file);
      if (looks == LOOKS || isStillYoungest(files, file)) {
        if (files.isEmpty()) {
          throw new NoSuchFileException(file.toString());
        }
        Collections.reverse(files);
        return files;
      }
      close(files);
    }
  }

  /**
   * Whether no rotation has ended meanwhile; after several, files are where they weren't looked
   * for.
   */
  private static boolean isStillYoungest(List<TraceFileBytes> files, Path file) throws IOException {
    boolean wasThere = !files.isEmpty() && files.get(0).isOf(file, compressed(file));
    try (TraceFileBytes now = openIfThere(file)) {
      return now == null ? !wasThere : wasThere && files.get(0).isSameAs(now);
    }
  }

  private static List<TraceFileBytes> openNow(Path file) throws IOException {
    List<TraceFileBytes> files = new ArrayList<>();
    try {
      for (int rotations = 0; ; rotations++) {
        TraceFileBytes opened = openSoon(file, rotations);
        if (opened == null && rotations > 0) {
          return files;
        }
        add(opened, files);
      }
    } catch (IOException e) {
      close(files);
      throw e;
    }
  }

  private static void close(List<TraceFileBytes> files) throws IOException {
    for (TraceFileBytes opened : files) {
      opened.close();
    }
  }

  private static void add(@Nullable TraceFileBytes opened, List<TraceFileBytes> files)
      throws IOException {
    if (opened == null) {
      return;
    }
    if (files.stream().anyMatch(opened::isSameAs)) {
      opened.close();
    } else {
      files.add(opened);
    }
  }

  /**
   * Opens a file if it is there. A rotation leaves one name free for a moment, which isn't the end
   * of the files; a name that stays free is.
   */
  private static @Nullable TraceFileBytes openSoon(Path file, int rotations) throws IOException {
    TraceFileBytes opened = openIfThere(rotated(file, rotations));
    for (int looks = 1; looks < LOOKS && opened == null; looks++) {
      if (!isThere(rotated(file, rotations + 1))) {
        return openIfThere(rotated(file, rotations)); // What was behind it may have moved here.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      opened = openIfThere(rotated(file, rotations));
    }
    return opened;
  }

  private static boolean isThere(Path path) {
    return Files.exists(path) || Files.exists(compressed(path));
  }

  private static Path compressed(Path path) {
    return path.resolveSibling(path.getFileName() + COMPRESSED);
  }

  private static @Nullable TraceFileBytes openIfThere(Path path) throws IOException {
    for (Path each : List.of(path, compressed(path))) {
      try {
        if (Files.exists(each)) {
          return TraceFileBytes.open(each);
        }
      } catch (NoSuchFileException e) {
        // It was renamed in between; it is found under its next name.
      }
    }
    return null;
  }

  /** The name of the file after so many rotations; see the agent's option {@code trace.rotate}. */
  public static Path rotated(Path file, int rotations) {
    if (rotations == 0) {
      return file;
    }
    String name = String.valueOf(file.getFileName());
    String ending = name.endsWith(COMPRESSED) ? COMPRESSED : "";
    name = name.substring(0, name.length() - ending.length());
    int dot = name.lastIndexOf('.');
    int at = dot <= 0 ? name.length() : dot;
    return file.resolveSibling(name.substring(0, at) + "." + rotations + name.substring(at));
  }
}
