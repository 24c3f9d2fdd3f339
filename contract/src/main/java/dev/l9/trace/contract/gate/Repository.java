package dev.l9.trace.contract.gate;

import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A checkout of git, as far as gates need to know it. All paths are without symbolic links, as far
 * as they exist. Immutable.
 *
 * @param top the topmost folder of the checkout
 * @param gitFolder the folder of what all checkouts of the repository share
 * @param hooks where git looks for hooks, whether or not there is such a folder
 */
record Repository(Path top, Path gitFolder, Path hooks) {

  /** How many lines git answers with. */
  private static final int LINES = 4;

  /**
   * The checkout in which a folder is.
   *
   * @throws ToolFailure where there is none, or git can't be run
   */
  static Repository of(Path folder) throws IOException {
    Git.Result found =
        new Git(folder)
            .run(
                "rev-parse",
                "--is-inside-work-tree",
                "--show-cdup",
                "--git-common-dir",
                "--git-path",
                "hooks");
    if (found.code() != 0) {
      throw new ToolFailure(found.err().strip());
    }
    String[] lines = found.out().split("\n", -1);
    if (lines.length != LINES) {
      throw new ToolFailure(
          "a path in the repository of "
              + folder.toAbsolutePath()
              + " has a line break in it, which l9 contract can't deal with");
    }
    if (!lines[0].equals("true")) {
      throw new ToolFailure(
          folder.toAbsolutePath()
              + " isn't in the checkout of a repository, where something can be committed; run"
              + " this in one");
    }
    // Git tells the way up, and the others from this folder, whose own name it need not tell.
    Path here = folder.toRealPath();
    return new Repository(
        here.resolve(lines[1]).toRealPath(),
        real(here.resolve(lines[2])),
        real(here.resolve(lines[3])));
  }

  /** The path without symbolic links; what doesn't exist of it stays as it is. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent()); // The root is there.
    }
    return there.toRealPath().resolve(there.relativize(absolute)).normalize();
  }

  /** Whether the hooks are files of the checkout, which others may get too. */
  boolean hasSharedHooks() {
    return hooks.startsWith(top) && !hooks.startsWith(gitFolder);
  }

  /** Whether the hooks are this repository's own. */
  boolean ownsHooks() {
    return hooks.startsWith(top) || hooks.startsWith(gitFolder);
  }

  /** Whether a file that is to be written is one of the checkout, by way of no link. */
  boolean owns(Path file) throws IOException {
    return real(file).startsWith(top);
  }
}
