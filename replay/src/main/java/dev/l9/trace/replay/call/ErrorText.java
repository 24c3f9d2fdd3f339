package dev.l9.trace.replay.call;

/** The two parts of what an event says of an exception: {@code Type: message}. */
public final class ErrorText {

  private ErrorText() {}

  /** The simple name of the exception's class. */
  public static String type(String error) {
    int colon = error.indexOf(": ");
    return colon < 0 ? error : error.substring(0, colon);
  }

  /** The message; empty if there is none. */
  public static String message(String error) {
    int colon = error.indexOf(": ");
    return colon < 0 ? "" : error.substring(colon + 2);
  }
}
