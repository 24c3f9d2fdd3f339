package dev.l9.trace.reader.diff;

import java.util.List;

/**
 * A method that may be the cause of the differences.
 *
 * @param method {@code com.acme.Orders#total}
 * @param score from 0 to 1; it orders suspects, and is no probability
 * @param why the reason in words
 * @param oldIds trace ids of up to three of its executions in the old trace that belong to ones of
 *     the new trace in which the difference is; first those to which another result belongs
 */
public record Suspect(String method, double score, String why, List<String> oldIds) {

  public Suspect {
    oldIds = List.copyOf(oldIds);
  }

  /** A suspect of which no execution is known. */
  public Suspect(String method, double score, String why) {
    this(method, score, why, List.of());
  }
}
