package dev.l9.trace.memory.store;

/**
 * What was counted of packets that belong together.
 *
 * @param number by which packets name it
 * @param key what they have in common
 * @param state the counts, as JSON; empty if nothing was counted yet
 * @param isOpen whether it has changed since packets told of it
 */
public record Tally(long number, String key, String state, boolean isOpen) {

  /** After more was counted. */
  public Tally counted(String newState) {
    return new Tally(number, key, newState, true);
  }

  /** After packets have told of it, as the state says. */
  public Tally sealed(String newState) {
    return new Tally(number, key, newState, false);
  }
}
