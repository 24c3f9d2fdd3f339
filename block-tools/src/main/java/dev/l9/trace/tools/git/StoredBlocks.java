package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormats;
import java.util.ArrayList;
import java.util.List;

/** Finds the tracked files whose latest staged content has a block. */
final class StoredBlocks {

  private StoredBlocks() {}

  /** The files, by their names in the repository. */
  static List<String> find(Git git) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("grep", "--cached", "-z", "-l", "-e", "L9 DORA BLOCK - AUTO-UPDATED"));
    command.addAll(List.of("-e", "\"_l9_trace\":", "--"));
    BlockFormats.endings().forEach(ending -> command.add(":(icase)*." + ending));
    String out = git.run(command, "").out();
    return out.isEmpty() ? List.of() : List.of(out.substring(0, out.length() - 1).split("\0", -1));
  }
}
