package dev.l9.trace.tools.file;

import dev.l9.trace.tools.ToolFailure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The files that a command names, and those with blocks in the folders it names. What can't be read
 * is said on standard error, and passed over.
 */
public final class BlockFiles {

  /** What commands say of their parameter. */
  public static final String PARAMETER =
      "Files, and folders of files: in a git repository those that git tracks or would.";

  private static final int UNREADABLE = 2;

  private final PrintWriter err;
  private boolean namedFailed;
  private int passedOver;

  public BlockFiles(PrintWriter err) {
    this.err = err;
  }

  /**
   * Has each file looked at, those of a folder in the order of their names.
   *
   * @param look takes the file, and whether it was named itself; may refuse it
   */
  public void forEach(List<Path> paths, BiConsumer<BlockFile, Boolean> look) {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        lookBelow(path, look);
      } else {
        lookAt(path, look);
      }
    }
    if (passedOver > 0) {
      err.println(
          "l9: "
              + passedOver
              + (passedOver == 1 ? " file or folder was" : " files or folders were")
              + " passed over");
    }
  }

  private void lookAt(Path path, BiConsumer<BlockFile, Boolean> look) {
    try {
      look.accept(BlockFile.read(path), true);
    } catch (ToolFailure e) {
      namedFailed = true;
      err.println("l9: " + e.getMessage());
    }
  }

  private void lookBelow(Path folder, BiConsumer<BlockFile, Boolean> look) {
    FolderFiles below = new FolderFiles(folder);
    below.unreadable().forEach(this::passOver);
    for (Path path : below.files()) {
      try {
        Optional<BlockFile> file = BlockFile.readIfMarked(path);
        file.ifPresent(found -> look.accept(found, false));
      } catch (ToolFailure e) {
        passOver(String.valueOf(e.getMessage()));
      }
    }
  }

  private void passOver(String reason) {
    passedOver++;
    err.println("l9: " + reason);
  }

  /** Whether a file that was named itself could not be looked at. */
  public boolean isNamedFailed() {
    return namedFailed;
  }

  /** The exit code: that there was something that can't be read, or else this one. */
  public int exitCode(int otherwise) {
    return namedFailed || passedOver > 0 ? UNREADABLE : otherwise;
  }
}
