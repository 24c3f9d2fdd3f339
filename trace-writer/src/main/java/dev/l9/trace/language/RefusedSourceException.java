package dev.l9.trace.language;

/** A source file that can't be changed safely; the message says why, for the user. */
public final class RefusedSourceException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Refuses a file for the reason, such as {@code "is encoded in UTF-16"}. */
  public RefusedSourceException(String reason) {
    super(reason);
  }
}
