package dev.l9.trace.tools.git;

import java.nio.file.Path;
import java.util.List;

/**
 * What a repository does with blocks, and what keeps it from that. Where nothing is installed, all
 * lists are empty.
 *
 * @param top the top folder of the checkout
 * @param problems what is wrong with what was set up
 * @param storedBlocks the files that are stored with their blocks, though these are to be left out
 * @param foreignDrivers what others have set, which holds
 */
public record GitStatus(
    Path top,
    GitMode mode,
    List<GitProblem> problems,
    List<String> storedBlocks,
    List<ForeignDriver> foreignDrivers) {

  /** Copies the lists. */
  public GitStatus {
    problems = List.copyOf(problems);
    storedBlocks = List.copyOf(storedBlocks);
    foreignDrivers = List.copyOf(foreignDrivers);
  }

  /** Whether blocks are left out or merged, and nothing is wrong with that. */
  public boolean isWell() {
    return mode != GitMode.NOT_INSTALLED && problems.isEmpty() && storedBlocks.isEmpty();
  }
}
