package dev.l9.trace.tools.doctor;

/**
 * Whether a block tells of a traced method.
 *
 * @param file the file that has the block, or should have it; empty where that isn't known
 * @param reason what the state leaves open; empty for nothing
 */
public record BlockAnswer(State state, String file, String reason) {

  /** What came of the block. */
  public enum State {
    /** The file has it. */
    WRITTEN,
    /** The file could not be found or changed, which the reason explains. */
    NOT_WRITTEN,
    /** The method is marked {@code updateSource=false}, or its class file names no source. */
    NO_SOURCE,
    /** The option {@code update} keeps blocks from being written. The reason is its value. */
    UPDATE_OFF,
    /** No method of the file has run. */
    NOT_RUN
  }

  static BlockAnswer of(State state) {
    return new BlockAnswer(state, "", "");
  }
}
