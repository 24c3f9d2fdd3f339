package dev.l9.trace.agent.handoff;

import dev.l9.trace.model.TraceStatus;
import java.lang.ref.WeakReference;

/**
 * What is known of an exception that came out of a traced execution: what it says, and in which
 * execution it began. All executions through which it passes share one such object, which doesn't
 * keep the exception alive. Immutable.
 */
public final class Thrown extends WeakReference<Throwable> {

  /** The error as {@code ExceptionType: message}. */
  public final String error;

  /** Its causes down to the root cause; empty if it has none. */
  public final String cause;

  /** Where it was thrown, such as {@code Orders.java:42}; empty if that isn't known. */
  public final String at;

  /** Whether it means "blocked" where it began. */
  public final boolean isBlocked;

  /** The {@code trace_id} of the execution in which it began. */
  final String origin;

  /** The random part of that id. */
  final long originId;

  /** Describes an exception that began in this execution. */
  public Thrown(Throwable thrown, String error, String cause, String at, SpanContent in) {
    super(thrown);
    this.error = error;
    this.cause = cause;
    this.at = at;
    this.isBlocked = in.status == TraceStatus.BLOCKED;
    // It is made now, since less of the stack may be left when the record is written.
    this.origin = TraceIdText.of(in.site.layer(), in.startEpochMicros, in.id);
    this.originId = in.id;
  }
}
