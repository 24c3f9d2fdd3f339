package dev.l9.trace.tools.git;

import java.util.List;

/**
 * A setting of somebody else that has git not ask us for files, or give their blocks away.
 *
 * @param setting as it is in a file of attributes, such as {@code filter=lfs}
 * @param files the files for which it holds, by their names in the repository
 */
public record ForeignDriver(String setting, Effect effect, List<String> files) {

  /** Copies the list. */
  public ForeignDriver {
    files = List.copyOf(files);
  }

  /** What the setting means for blocks. */
  public enum Effect {
    /** A program that compares files is given them as they are on the disk. */
    SHOWN_BY_DIFF,
    /** Git merges blocks as it does the rest of the file. */
    MERGED_AS_TEXT,
    /** Git takes a block for a change of the file. */
    SEEN_AS_CHANGE
  }
}
