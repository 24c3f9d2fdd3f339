package dev.l9.trace.memory.learn;

import dev.l9.trace.model.CapturedValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a method, as learners see it. Immutable.
 *
 * @param packet the packet that tells of it
 * @param start when it began
 * @param durationNanos how long it took
 * @param inputs the arguments by their names, in their order; empty if the event has no values (the
 *     agent's option {@code values=json} has it record them)
 * @param output what came out; null if it failed, returned nothing, or the event has no values
 * @param failure null if it was a success
 */
public record Sample(
    UUID packet,
    Place place,
    Origin origin,
    Instant start,
    long durationNanos,
    Map<String, CapturedValue> inputs,
    @Nullable CapturedValue output,
    @Nullable Failure failure) {

  public Sample {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /**
   * What ran.
   *
   * @param method such as {@code com.acme.Orders#total}
   * @param file the source file's name; empty if it isn't known
   * @param layer the label of the layer
   */
  public record Place(String method, String file, String layer) {}

  /**
   * In which program it ran. Texts are empty if they aren't known.
   *
   * @param traceId of the event
   * @param run the run's id
   * @param revision the commit, with {@code +} behind it if files differed
   */
  public record Origin(String traceId, String run, String revision) {

    /**
     * Names the code that ran: the revision, or where files differed from it, that run of it. Empty
     * if the revision isn't known.
     */
    public String code() {
      return revision.endsWith("+") ? revision + " in " + run : revision;
    }
  }

  /**
   * How it failed.
   *
   * @param status {@code error} or {@code blocked}
   * @param error the type of the exception, such as {@code IllegalStateException}
   * @param message what the exception said
   * @param at such as {@code Orders.java:46}; empty if it isn't known
   * @param isPassed whether the exception began in another execution
   * @param cause the causes of the exception down to the root cause, as {@code metadata.cause} of
   *     an event has them; empty if there are none
   */
  public record Failure(
      String status, String error, String message, String at, boolean isPassed, String cause) {

    /** A failure without causes. */
    public Failure(String status, String error, String message, String at, boolean isPassed) {
      this(status, error, message, at, isPassed, "");
    }
  }

  /** Whether nothing went wrong. */
  public boolean isSuccess() {
    return failure == null;
  }

  /** Whether the event has the values of the arguments. */
  public boolean hasValues() {
    return !inputs.isEmpty() || output != null;
  }
}
