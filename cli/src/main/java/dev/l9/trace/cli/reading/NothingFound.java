package dev.l9.trace.cli.reading;

/** Nothing matches where something has to; the command ends with 1, after this message. */
public final class NothingFound extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NothingFound(String message) {
    super(message);
  }
}
