package dev.l9.trace.mcp.project;

/**
 * Whether what is known of a file holds for the file as it is now.
 *
 * @param state as {@code l9 block status} says it; {@code unverified} also without a block
 * @param advice what would make it fresh; empty if it is
 */
public record Freshness(String state, String advice) {

  static final String FRESH = "fresh";

  /** Nothing is known, since there is no such file here. */
  public static final Freshness NO_FILE =
      new Freshness("unverified", "the source file isn't below the root, so compare it yourself");

  /** Whether the facts are of the code that is in the file. */
  public boolean isFresh() {
    return state.equals(FRESH);
  }
}
