package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What the agent does with results that come later; see {@link L9AsyncDispatcher}. Implementations
 * may throw; the dispatcher keeps it from the application.
 *
 * <p>An abstract class for the same reason as {@link L9TraceHandler}.
 */
public abstract class L9AsyncHandler extends L9Handler {

  /** Ends a span when its result is there. */
  public abstract void exit(Object span, @Nullable Object result);

  /** Does the same for a result that must be replaced to see its end; gives what to return. */
  public abstract @Nullable Object replace(Object span, @Nullable Object result);

  /** Says that a future of the JDK may have come to its end. */
  public abstract void completed(Object future);

  /** Says in which object a function keeps its state while it is suspended. */
  public abstract void suspendable(Object state, Object span);

  /** Says whose state a function passes on, to whom it may leave its result. */
  public abstract void passesOn(Object continuation, Object span);

  /** Says that a coroutine goes on, with this result of what it has called. */
  public abstract void resumes(@Nullable Object result, Object continuation);

  /** Returns the span of a function that is resumed; null where it isn't traced. */
  public abstract @Nullable Object resume(Object state);

  /** Ends a span, or its part up to a suspension. */
  public abstract void leave(Object span, @Nullable Object result);

  /** Ends a span, of a call or of a resumption, that threw. */
  public abstract void fail(Object span, Throwable thrown);
}
