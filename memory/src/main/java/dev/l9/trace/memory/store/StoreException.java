package dev.l9.trace.memory.store;

import java.io.IOException;

/**
 * A store can't do what it was asked for. The message says to the user what happened, to which
 * store, and what to do.
 */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  /** Fails with this message. */
  public StoreException(String message) {
    super(message);
  }

  /** Fails with this message, because of something else. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
