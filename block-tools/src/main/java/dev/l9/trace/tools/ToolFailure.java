package dev.l9.trace.tools;

/** A tool can't do what it was asked for; the message says what happened and what to do. */
public final class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ToolFailure(String message) {
    super(message);
  }
}
