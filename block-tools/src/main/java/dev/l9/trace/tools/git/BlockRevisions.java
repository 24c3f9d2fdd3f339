package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the DORA blocks of files between two revisions of a repository. */
public final class BlockRevisions {

  private final Git git;

  /** Reads nothing yet. */
  public BlockRevisions(Path folder) {
    this.git = new Git(folder);
  }

  /** A file that differs, by its names in the revisions; a name is empty where there is no file. */
  private record ChangedFile(String old, String now) {}

  /**
   * Compares the blocks of all files that differ; files that were renamed are found as git finds
   * them.
   *
   * @throws ToolFailure if there is no repository, or a revision isn't in it
   */
  public TraceDiff compare(String old, String now) {
    BlockComparison comparison = new BlockComparison();
    for (ChangedFile file : changed(commit(old), commit(now))) {
      Optional<DoraTraceBlock> before = block(old, file.old, comparison);
      Optional<DoraTraceBlock> after = block(now, file.now, comparison);
      if (before.isPresent() && after.isPresent()) {
        comparison.add(stem(file.old), before.get(), stem(file.now), after.get());
      } else if (before.isPresent()) {
        comparison.remark(
            file.now.isEmpty()
                ? file.old + " is gone, with its block"
                : file.now + " has no block in " + now);
      } else if (after.isPresent()) {
        comparison.remark(
            file.old.isEmpty()
                ? file.now + " is new, with its block"
                : file.old + " has no block in " + old);
      }
    }
    return comparison.diff();
  }

  /** A revision must not be taken for an option of git. */
  private String commit(String revision) {
    Git.Result result =
        git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (result.code() != 0) {
      String said = result.err().strip();
      throw new ToolFailure(
          said.isEmpty() ? revision + " is no revision in this repository" : said);
    }
    return result.out();
  }

  private List<ChangedFile> changed(String old, String now) {
    String out = git.get("diff", "--name-status", "--find-renames", "-z", old, now, "--");
    String[] parts = out.split("\0", -1);
    List<ChangedFile> files = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; ) {
      char status = parts[i].charAt(0);
      String first = parts[i + 1];
      switch (status) {
        case 'R', 'C' -> files.add(new ChangedFile(first, parts[i + 2]));
        case 'A' -> files.add(new ChangedFile("", first));
        case 'D' -> files.add(new ChangedFile(first, ""));
        default -> files.add(new ChangedFile(first, first));
      }
      i += status == 'R' || status == 'C' ? 3 : 2;
    }
    return files;
  }

  private Optional<DoraTraceBlock> block(String revision, String file, BlockComparison comparison) {
    Optional<BlockFormat> format =
        file.isEmpty() ? Optional.empty() : BlockFormats.of(Path.of(file));
    if (format.isEmpty()) {
      return Optional.empty();
    }
    String content = git.get("show", commit(revision) + ":" + file);
    try {
      return format.get().read(content.getBytes(UTF_8));
    } catch (RefusedSourceException | IllegalArgumentException e) {
      comparison.remark(file + " in " + revision + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
