package dev.l9.trace.memory.ingest;

import java.util.List;

/**
 * What somebody has concluded.
 *
 * @param agent who
 * @param method, error, file what it is about; empty if nothing in particular
 */
public record Reflection(
    String text,
    String agent,
    String method,
    String error,
    String file,
    double confidence,
    List<String> tags) {

  public Reflection {
    tags = List.copyOf(tags);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a reflection needs a text");
    }
  }
}
