package dev.l9.trace.tools.file;

/**
 * What became of a source's block.
 *
 * @param source the path below a source root, with slashes, that the block's records name
 * @param file the file of that source; empty where none was found
 * @param reason why the file was left alone, or what went wrong besides; empty for nothing
 */
public record Stamp(String source, String file, Outcome outcome, String reason) {

  /** How it ended. */
  public enum Outcome {
    /** The file has the block now. */
    STAMPED,
    /** The file had the same block already, and was not touched. */
    UNCHANGED,
    /** The file was left alone, since its block is of a later execution. */
    STALE,
    /** The file was left alone, since a pattern excludes it. */
    EXCLUDED,
    /** No file was found for the source. */
    NOT_FOUND,
    /** The file can't be changed, or can't take the block; it is as it was. */
    REFUSED;

    /** Whether the block should have been stamped, and was not. */
    public boolean isFailure() {
      return this == NOT_FOUND || this == REFUSED;
    }
  }
}
