package dev.l9.trace.tools;

/**
 * A tool can't do what it was asked for. The message says to the user what happened and, where that
 * isn't plain, what to do.
 */
public final class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Fails with this message. */
  public ToolFailure(String message) {
    super(message);
  }
}
