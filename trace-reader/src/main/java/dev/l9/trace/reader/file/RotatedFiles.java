package dev.l9.trace.reader.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private RotatedFiles() {}

  /**
   * Opens the files of a trace, the oldest first.
   *
   * @throws NoSuchFileException if there is none
   */
  static List<TraceFileBytes> open(Path file) throws IOException {
    List<TraceFileBytes> files = new ArrayList<>();
    try {
      // A rotation at the same time leaves one name free for a moment; two are the end.
      for (int rotations = 0, free = 0; free < 2; rotations++) {
        TraceFileBytes opened = openIfThere(rotated(file, rotations));
        free = opened == null ? free + 1 : 0;
        add(opened, files);
      }
      if (files.isEmpty()) {
        throw new NoSuchFileException(file.toString());
      }
    } catch (IOException e) {
      for (TraceFileBytes opened : files) {
        opened.close();
      }
      throw e;
    }
    Collections.reverse(files);
    return files;
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

  private static @Nullable TraceFileBytes openIfThere(Path path) throws IOException {
    for (Path each : List.of(path, path.resolveSibling(path.getFileName() + COMPRESSED))) {
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
