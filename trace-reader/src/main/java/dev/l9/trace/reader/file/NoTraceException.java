package dev.l9.trace.reader.file;

import java.io.IOException;

/** A file that was named as a trace isn't one; the message says which, why, and what to do. */
public final class NoTraceException extends IOException {

  private static final long serialVersionUID = 1;

  public NoTraceException(String message) {
    super(message);
  }
}
