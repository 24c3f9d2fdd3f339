package dev.l9.trace.model;

import java.util.Locale;

/** How an execution ended. */
public enum TraceStatus {
  /** The execution returned. */
  SUCCESS,
  /** The execution threw an exception. */
  ERROR,
  /** A gate or a rule stopped the execution. */
  BLOCKED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The text of the {@code status} key, such as {@code success}. */
  public String label() {
    return label;
  }
}
