package dev.l9.trace.rewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The temporary files that killed processes left. Each folder is listed once, since to list it for
 * each source file would be slow in a folder of thousands. Not thread-safe.
 */
final class AbandonedFiles {

  private static final long ABANDONED_MILLIS = 60_000;

  /** The files by folder; most lists are empty. */
  private final Map<Path, List<Path>> found = new HashMap<>();

  /**
   * Deletes files that were left more than a minute ago. Beside the target, these are the files
   * that were to replace it; in the folder of git, those that were to replace any file.
   *
   * @param temporary the folder in which files are made that are to replace the target
   */
  void delete(Path target, Path temporary) throws IOException {
    Path folder = target.getParent();
    for (Path file : folder == null ? List.<Path>of() : in(folder)) {
      if (TemporaryFile.isFor(target, String.valueOf(file.getFileName()))) {
        deleteOld(file);
      }
    }
    if (!TemporaryFolders.isBeside(target, temporary)) {
      for (Path file : in(temporary)) {
        if (TemporaryFile.isElsewhere(String.valueOf(file.getFileName()))) {
          deleteOld(file);
        }
      }
    }
  }

  private List<Path> in(Path folder) {
    List<Path> files = found.get(folder);
    if (files == null) {
      files = list(folder);
      found.put(folder, files);
    }
    return files;
  }

  /** This doesn't use a directory stream, for which the JVM would load a dozen further classes. */
  private static List<Path> list(Path folder) {
    List<Path> files = new ArrayList<>(0);
    String[] names = folder.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (TemporaryFile.isTemporary(name)) {
        files.add(folder.resolve(name));
      }
    }
    return files;
  }

  private static void deleteOld(Path file) throws IOException {
    long latest = System.currentTimeMillis() - ABANDONED_MILLIS;
    if (Files.exists(file) && Files.getLastModifiedTime(file).toMillis() < latest) {
      Files.deleteIfExists(file);
    }
  }
}
