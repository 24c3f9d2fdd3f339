package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.JvmInfo;
import java.util.List;

/**
 * A run: the JVMs that belong together.
 *
 * @param id as the {@code run} events have it; empty if there is none, as in older traces
 * @param jvms in the order in which they started; at least one
 */
public record Run(String id, List<Jvm> jvms) {

  public Run {
    jvms = List.copyOf(jvms);
  }

  /**
   * One JVM.
   *
   * @param info what it was; texts are empty if the trace doesn't say it
   * @param startMicros when it started, or when its first event did, in microseconds since 1970
   * @param endMicros when its last event ended
   * @param counts of those of its events that are counted
   */
  public record Jvm(JvmInfo info, long startMicros, long endMicros, Counts counts) {}

  /**
   * What events there are.
   *
   * @param events those that the agent writes of itself aren't counted
   * @param failures exceptions, each counted where it began
   * @param blocked executions that were blocked
   */
  public record Counts(long events, long failures, long blocked) {

    Counts plus(Counts other) {
      return new Counts(events + other.events, failures + other.failures, blocked + other.blocked);
    }
  }

  /** The counts of all JVMs. */
  public Counts counts() {
    return jvms.stream().map(Jvm::counts).reduce(new Counts(0, 0, 0), Counts::plus);
  }

  /** When the first JVM started. */
  public long startMicros() {
    return jvms.get(0).startMicros();
  }

  /** When the last event ended. */
  public long endMicros() {
    return jvms.stream().mapToLong(Jvm::endMicros).max().orElse(0);
  }

  /** {@code test} if one of the JVMs ran tests, else {@code program}. */
  public String kind() {
    return jvms.stream().anyMatch(jvm -> jvm.info().kind().equals("test")) ? "test" : "program";
  }

  /** The commit of the first JVM; empty if it isn't known. */
  public String revision() {
    return jvms.get(0).info().revision();
  }

  /** Whether a file differed from the commit when one of the JVMs started. */
  public boolean isDirty() {
    return jvms.stream().anyMatch(jvm -> jvm.info().isDirty());
  }
}
