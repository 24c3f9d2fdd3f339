package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import java.util.function.Predicate;

/**
 * Which executions are wanted.
 *
 * @param methods those of which methods
 * @param status with which outcome
 * @param filter what else they have to pass
 * @param fromMicros those that ran at this time or later, in microseconds since 1970
 */
public record EventQuery(
    Predicate<IndexedMethod> methods,
    Status status,
    EventFilter filter,
    long fromMicros,
    long toMicros) {

  /** The outcome of an execution. */
  public enum Status {
    /** Whatever came of it. */
    ANY,
    /** It succeeded. */
    SUCCESS,
    /** It ended with an exception, or was blocked. */
    FAILED
  }

  /** All executions of these methods. */
  public static EventQuery of(Predicate<IndexedMethod> methods) {
    return new EventQuery(methods, Status.ANY, EventFilter.ALL, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Those with this outcome. */
  public EventQuery with(Status other) {
    return new EventQuery(methods, other, filter, fromMicros, toMicros);
  }

  /** Those that also pass this filter. */
  public EventQuery with(EventFilter also) {
    return new EventQuery(methods, status, filter.and(also), fromMicros, toMicros);
  }

  /** Those that ran between two times. */
  public EventQuery between(long from, long to) {
    return new EventQuery(methods, status, filter, from, to);
  }

  /** Whether a chunk may have one. */
  boolean mayBeIn(Chunk chunk, boolean[] wanted) {
    if (chunk.range().lastMicros() < fromMicros || chunk.range().firstMicros() > toMicros) {
      return false;
    }
    for (int i = 0; i < chunk.methodCount(); i++) {
      if (wanted[chunk.method(i)] && hasStatus(chunk, i)) {
        return true;
      }
    }
    return false;
  }

  /** The longest execution that the chunk may have; -1 for none. */
  long longestIn(Chunk chunk, boolean[] wanted) {
    long longest = -1;
    for (int i = 0; i < chunk.methodCount(); i++) {
      if (wanted[chunk.method(i)] && hasStatus(chunk, i)) {
        longest = Math.max(longest, chunk.maxNanos(i));
      }
    }
    return longest;
  }

  private boolean hasStatus(Chunk chunk, int index) {
    return switch (status) {
      case ANY -> true;
      case SUCCESS -> chunk.hasSuccess(index);
      case FAILED -> chunk.hasFailure(index);
    };
  }

  boolean test(Event event) {
    long start = event.startMicros();
    return !event.isNotice()
        && switch (status) {
          case ANY -> true;
          case SUCCESS -> event.isSuccess();
          case FAILED -> !event.isSuccess();
        }
        && start <= toMicros
        && start + event.durationNanos() / 1_000 >= fromMicros
        && filter.test(event);
  }
}
