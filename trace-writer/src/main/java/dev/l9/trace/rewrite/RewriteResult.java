package dev.l9.trace.rewrite;

/**
 * The result of a request to put a block into a file. Immutable.
 *
 * @param reason the reason for the user, such as {@code "is read-only"}; empty if nothing needs to
 *     be said
 */
public record RewriteResult(Outcome outcome, String reason) {

  /** How the request ended. */
  public enum Outcome {
    /** The file has the new block. */
    WRITTEN,
    /** The file already had the same block, and was not touched. */
    UNCHANGED,
    /**
     * The file must not be changed, or can't be changed safely. To try again makes sense only after
     * the file has changed.
     */
    REFUSED,
    /** The attempt failed, and the file is as it was. Another attempt may succeed. */
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
