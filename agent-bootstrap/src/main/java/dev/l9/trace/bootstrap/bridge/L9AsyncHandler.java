package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * The agent's part for results that come later; see {@link L9AsyncDispatcher}. Implementations may
 * throw; the dispatcher keeps exceptions from the application.
 *
 * <p>This is an abstract class for the same reason as {@link L9TraceHandler}.
 */
public abstract class L9AsyncHandler extends L9Handler {

  /** Ends a span when its result is available. */
  public abstract void exit(Object span, @Nullable Object result);

  /**
   * Does what {@link #exit} does, for a result that must be replaced so that its end is seen.
   * Returns the result to return.
   */
  public abstract @Nullable Object replace(Object span, @Nullable Object result);

  /** Says that a future of the JDK may have been completed. */
  public abstract void completed(Object future);

  /** Says which object keeps the state of a Kotlin function while the function is suspended. */
  public abstract void suspendable(Object state, Object span);

  /**
   * Says which continuation a function passes on to a function that it calls. The function may
   * leave its result to that continuation.
   */
  public abstract void passesOn(Object continuation, Object span);

  /** Says that a coroutine resumes, with this result of the function that it has called. */
  public abstract void resumes(@Nullable Object result, Object continuation);

  /** Returns the span of a function that is resumed with this state; null if it isn't traced. */
  public abstract @Nullable Object resume(Object state);

  /** Ends a span, or the part of it up to a suspension. */
  public abstract void leave(Object span, @Nullable Object result);

  /** Ends a span whose call or resumption threw. */
  public abstract void fail(Object span, Throwable thrown);
}
