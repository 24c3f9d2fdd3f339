package dev.l9.trace.rewrite;

/**
 * What became of a request to put a block into a file.
 *
 * @param reason for the user, such as {@code "is read-only"}; empty where all is well
 */
public record RewriteResult(Outcome outcome, String reason) {

  /** How it ended. */
  public enum Outcome {
    /** The file has the new block. */
    WRITTEN,
    /** The file had the same block already, and was not touched. */
    UNCHANGED,
    /**
     * The file must not or can't safely be changed; it makes sense to try again only after it has
     * changed.
     */
    REFUSED,
    /** It did not work this time; the file is as it was. */
    FAILED
  }

  static RewriteResult written(String reason) {
    return new RewriteResult(Outcome.WRITTEN, reason);
  }

  static RewriteResult unchanged() {
    return new RewriteResult(Outcome.UNCHANGED, "");
  }

  static RewriteResult refused(String reason) {
    return new RewriteResult(Outcome.REFUSED, reason);
  }

  static RewriteResult failed(String reason) {
    return new RewriteResult(Outcome.FAILED, reason);
  }
}
