package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What was learnt of a method. Immutable.
 *
 * @param place as the latest execution has it
 * @param executions how many were seen
 * @param withValues how many of them have values
 * @param last when the latest of them began
 * @param errors the types of exceptions that began in it, at most {@link #MOST_ERRORS}
 * @param findings the surest first
 */
public record LearntMethod(
    Sample.Place place,
    long executions,
    long withValues,
    Instant last,
    Set<String> errors,
    List<Finding> findings) {

  /** Of so many types of exceptions it is known that they began in a method. */
  public static final int MOST_ERRORS = 1000;

  public LearntMethod {
    errors = Set.copyOf(errors);
    findings = List.copyOf(findings);
  }

  /** Its name, such as {@code com.acme.Orders#total}. */
  public String method() {
    return place.method();
  }
}
