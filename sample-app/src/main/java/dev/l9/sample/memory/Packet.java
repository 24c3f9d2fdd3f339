package dev.l9.sample.memory;

/**
 * One remembered fact.
 *
 * @param key what it is about, such as a formula's name
 * @param kind what is said about it
 */
public record Packet(Kind kind, String key, String value) {

  /** What packets say. */
  public enum Kind {
    /** The number that a formula had. */
    VALUE,
    /** Why a formula was blocked. */
    BLOCKED,
    /** The strategy of the plan that was carried out. */
    PLAN
  }
}
