package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What was learnt of a method. Immutable.
 *
 * @param seen its executions
 * @param kinds of which kinds all findings are here
 * @param findings the surest first
 */
public record LearntMethod(Seen seen, Set<FindingKind> kinds, List<Finding> findings) {

  public LearntMethod {
    kinds = Set.copyOf(kinds);
    findings = List.copyOf(findings);
  }

  /**
   * The executions from which it was learnt.
   *
   * @param place as the latest of them has it
   * @param executions how many there are
   * @param withValues how many of them have values
   * @param last when the latest of them began
   * @param errors the types of exceptions that began in it, at most {@link #MOST_ERRORS}
   */
  public record Seen(
      Sample.Place place, long executions, long withValues, Instant last, Set<String> errors) {

    /** Of so many types of exceptions it is known that they began in a method. */
    public static final int MOST_ERRORS = 1000;

    public Seen {
      errors = Set.copyOf(errors);
    }
  }

  /** Its name, such as {@code com.acme.Orders#total}. */
  public String method() {
    return seen.place().method();
  }
}
