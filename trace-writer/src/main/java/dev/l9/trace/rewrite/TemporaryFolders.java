package dev.l9.trace.rewrite;

import dev.l9.trace.git.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses the folders for temporary files that are to replace other files. If the target is in a
 * checkout, that is the folder of git, so that git, builds and watchers of the sources don't see
 * the temporary file. Otherwise it is the target's own folder. A rename is atomic only within one
 * file system, so the folder of git is used only if it is on the target's file system.
 *
 * <p>Each folder is looked up once. Not thread-safe.
 */
final class TemporaryFolders {

  private final Map<Path, Path> known = new HashMap<>();

  /** The folder in which to make a file that is to replace this target. */
  Path of(Path target, FileState state) throws IOException {
    Path folder = folder(target);
    Path found = known.get(folder);
    if (found == null) {
      Checkout checkout = Checkout.of(folder);
      boolean isUsable = checkout != null && isUsable(checkout.gitFolder(), target, state);
      found = checkout != null && isUsable ? checkout.gitFolder() : folder;
      known.put(folder, found);
    }
    return found;
  }

  private static boolean isUsable(Path gitFolder, Path target, FileState state) throws IOException {
    FileState.Unix unix = state.unix();
    FileState git = FileState.of(gitFolder);
    FileState.Unix gitUnix = git == null ? null : git.unix();
    if (!Files.isWritable(gitFolder)) {
      return false;
    }
    if (unix != null && gitUnix != null) {
      return unix.dev() == gitUnix.dev();
    }
    return Files.getFileStore(gitFolder).equals(Files.getFileStore(target));
  }

  /**
   * From now on, files for the target's folder are made in that folder. Returns false if they
   * already were.
   */
  boolean stayBeside(Path target) {
    Path folder = folder(target);
    return !folder.equals(known.put(folder, folder));
  }

  /** Whether the folder is the target's own. */
  static boolean isBeside(Path target, Path folder) {
    return folder.equals(target.getParent());
  }

  private static Path folder(Path target) {
    Path folder = target.getParent();
    return folder == null ? target : folder;
  }
}
