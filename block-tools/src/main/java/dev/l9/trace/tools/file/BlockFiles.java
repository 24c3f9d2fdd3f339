package dev.l9.trace.tools.file;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The files that somebody names, and those with blocks in the folders that he names. What can't be
 * read is said, and passed over. Not safe for use by several threads.
 */
public final class BlockFiles {

  private final Consumer<String> said;
  private boolean namedFailed;
  private int passedOver;

  /**
   * Looks at nothing yet.
   *
   * @param said is told of each file or folder that can't be read, and why, in a clause
   */
  public BlockFiles(Consumer<String> said) {
    this.said = said;
  }

  /**
   * Has each file looked at, those of a folder in the order of their names. It doesn't fail for
   * files that can't be read.
   *
   * @param look takes the file, and whether it was named itself; where it throws a {@link
   *     ToolFailure} the file counts as one that can't be read
   */
  public void forEach(List<Path> paths, BiConsumer<BlockFile, Boolean> look) {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        lookBelow(path, look);
      } else {
        lookAt(path, look);
      }
    }
  }

  private void lookAt(Path path, BiConsumer<BlockFile, Boolean> look) {
    try {
      look.accept(BlockFile.read(path), true);
    } catch (ToolFailure e) {
      namedFailed = true;
      said.accept(e.getMessage());
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
    said.accept(reason);
  }

  /** Whether a file that was named itself could not be looked at. */
  public boolean isNamedFailed() {
    return namedFailed;
  }

  /** How many files and folders below those that were named could not be looked at. */
  public int passedOver() {
    return passedOver;
  }

  /** Whether all could be looked at. */
  public boolean isComplete() {
    return !namedFailed && passedOver == 0;
  }
}
