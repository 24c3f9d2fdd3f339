package dev.l9.trace.generator.plan;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** How large a module may be, so that people read it. */
public final class Budget {

  /** The most files. */
  public static final int MAX_FILES = 8;

  /** The most lines of one file. */
  public static final int MAX_LINES_PER_FILE = 500;

  /** The most lines of all files. */
  public static final int MAX_TOTAL_LINES = 3000;

  private static final String FIX =
      "make two modules of it, each with a part of the operations and their types";

  private Budget() {}

  /**
   * What is too large in these files.
   *
   * @param spec the name of the spec's file
   */
  public static List<Blocker> check(String spec, List<GeneratedFile> files) {
    List<Blocker> blockers = new ArrayList<>();
    if (files.size() > MAX_FILES) {
      blockers.add(
          blocker(spec, "the module has " + files.size() + " files, of at most " + MAX_FILES));
    }
    for (GeneratedFile file : files) {
      long lines = lines(file);
      if (lines > MAX_LINES_PER_FILE) {
        blockers.add(
            blocker(
                spec, file.path() + " has " + lines + " lines, of at most " + MAX_LINES_PER_FILE));
      }
    }
    long all = total(files);
    if (all > MAX_TOTAL_LINES) {
      blockers.add(
          blocker(spec, "the module has " + all + " lines, of at most " + MAX_TOTAL_LINES));
    }
    return blockers;
  }

  private static Blocker blocker(String spec, String issue) {
    return new Blocker(spec, 1, Blocker.Kind.SPEC_BLOCKER, issue, FIX);
  }

  /** The lines of a file, without the blocks that it gets. */
  public static long lines(GeneratedFile file) {
    return file.text().lines().count();
  }

  /** The lines of all files. */
  public static long total(List<GeneratedFile> files) {
    return files.stream().mapToLong(Budget::lines).sum();
  }
}
