package dev.l9.trace.memory.lineage;

/**
 * How much of a lineage is looked at, so that it takes bounded time and memory whatever is stored.
 *
 * @param ancestors so many callers are listed, the nearest ones
 * @param depth so many levels of called executions are listed
 * @param children so many called executions are listed for each one that called them
 * @param calls so many called executions are listed in all
 * @param others so many other packets are listed of each kind
 */
public record LineageLimits(int ancestors, int depth, int children, int calls, int others) {

  /** What fits on some screens. */
  public static final LineageLimits USUAL = new LineageLimits(20, 10, 10, 100, 10);

  /** After so many callers the search for the root ends. */
  static final int MOST_CLIMBED = 10_000;

  /** Counting ends at so many called executions. */
  static final int MOST_COUNTED = 100_000;

  /** Of so many revisions of a method, the latest, the executions are compared. */
  static final int MOST_REVISIONS = 100;

  public LineageLimits {
    if (ancestors < 1 || depth < 1 || children < 1 || calls < 1 || others < 1) {
      throw new IllegalArgumentException("a limit is 1 or more");
    }
  }
}
