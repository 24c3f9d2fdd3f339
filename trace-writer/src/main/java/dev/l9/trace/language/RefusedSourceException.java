package dev.l9.trace.language;

/** Says that a source file can't be changed safely. The message gives the user the reason. */
public final class RefusedSourceException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Refuses a file for the reason, such as {@code "is encoded in UTF-16"}. */
  public RefusedSourceException(String reason) {
    super(reason);
  }
}
