package dev.l9.trace.memory.embed;

import java.io.IOException;

/** Texts can't be turned into vectors; the message says why, and what to do. */
public final class EmbeddingException extends IOException {

  private static final long serialVersionUID = 1;

  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }

  EmbeddingException(String message) {
    super(message);
  }
}
