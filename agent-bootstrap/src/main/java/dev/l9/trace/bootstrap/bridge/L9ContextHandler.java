package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What the agent does where work goes from one thread to another; see {@link L9ContextDispatcher}.
 * Implementations may throw; the dispatcher keeps it from the application.
 *
 * <p>An abstract class for the same reason as {@link L9TraceHandler}.
 */
public abstract class L9ContextHandler extends L9Handler {

  /** Gives a thread that is about to start the current span as a parent. */
  public abstract void threadStarts(Thread thread) throws Exception;

  /** Says that a thread that is about to start serves a pool, and gets no parent. */
  public abstract void poolThreadStarts(Thread thread);

  /** Remembers the current span for a task that was submitted. */
  public abstract void carry(Object task);

  /** Remembers the current span for a task of a fork-join pool. */
  public abstract void carryInto(Object pool, Object task);

  /** Makes current what was remembered for a task that is about to run. */
  public abstract void attach(Object task);

  /** Does the same for a task that doesn't do it itself. */
  public abstract void attachRunnable(Object task);

  /** Does the same for a stage of a future, which may find that it isn't its turn. */
  public abstract void attachStage(Object stage);

  /** Ends what {@link #attach} has begun, if it has. */
  public abstract void detach(Object task);

  /** Forgets a task that will not run. */
  public abstract void drop(Object task);

  /** Says that the calling worker of a pool calls {@link #attachRunnable} for each task. */
  public abstract void workerStarts();

  /** Says that a worker looks for its next task. */
  public abstract void workerAsks();

  /** Says that a worker has found its next task. */
  public abstract void workerTakes(Object task);

  /** Says that this thread runs tasks of others while it waits. */
  public abstract void startHelping();

  /** Ends {@link #startHelping}. */
  public abstract void stopHelping();

  /** See {@code L9Tracer.wrap}. */
  public abstract @Nullable Object captureContext();

  /** See {@code L9Tracer.wrap}. */
  public abstract @Nullable Object attachContext(Object context);

  /** See {@code L9Tracer.wrap}. */
  public abstract void detachContext(Object token);
}
