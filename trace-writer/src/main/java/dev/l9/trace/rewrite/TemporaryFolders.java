package dev.l9.trace.rewrite;

import dev.l9.trace.git.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the files are made that are to replace others: in the folder of git, where the file is in a
 * checkout, so that neither git nor a build nor whoever watches the sources sees them; otherwise
 * beside the file. A rename is only atomic within a file system, so the folder of git must be on
 * the file's.
 *
 * <p>Each folder is looked up once. Not safe for use by several threads.
 */
final class TemporaryFolders {

  private final Map<Path, Path> known = new HashMap<>();

  /** The folder in which a file is made that is to replace this one. */
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

  /** Has the files made beside those of this folder from now on; false where they are already. */
  boolean stayBeside(Path target) {
    Path folder = folder(target);
    return !folder.equals(known.put(folder, folder));
  }

  /** Whether files are made beside this one. */
  static boolean isBeside(Path target, Path folder) {
    return folder.equals(target.getParent());
  }

  private static Path folder(Path target) {
    Path folder = target.getParent();
    return folder == null ? target : folder;
  }
}
