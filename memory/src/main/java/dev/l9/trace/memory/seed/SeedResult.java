package dev.l9.trace.memory.seed;

/**
 * What came of loading a pack.
 *
 * @param entries how many it has
 */
public record SeedResult(
    String pack, int version, int entries, Outcome outcome, int added, int changed, int removed) {

  /** What was done with a pack. */
  public enum Outcome {
    /** The store has its entries now, or had them already. */
    LOADED,
    /** The store has a newer version, which stays. */
    OLDER,
    /** It was forgotten, and nobody has asked for it. */
    FORGOTTEN
  }
}
