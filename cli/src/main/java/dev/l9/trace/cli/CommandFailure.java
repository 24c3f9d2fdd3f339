package dev.l9.trace.cli;

/** A command can't do what it was asked for; the message says what happened and what to do. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    super(message);
  }
}
