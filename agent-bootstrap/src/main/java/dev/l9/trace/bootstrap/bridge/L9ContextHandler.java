package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * The agent's part where work goes from one thread to another; see {@link L9ContextDispatcher}.
 * Implementations may throw; the dispatcher keeps exceptions from the application.
 *
 * <p>This is an abstract class for the same reason as {@link L9TraceHandler}.
 */
public abstract class L9ContextHandler extends L9Handler {

  /** Gives a thread that is about to start the current span as the parent of its spans. */
  public abstract void threadStarts(Thread thread) throws Exception;

  /** Says that a thread that is about to start belongs to a pool, and gets no parent. */
  public abstract void poolThreadStarts(Thread thread);

  /** Remembers the current span for a task that was submitted. */
  public abstract void carry(Object task);

  /** Remembers the current span for a task of a fork-join pool. */
  public abstract void carryInto(Object pool, Object task);

  /** Makes the span current that was remembered for a task that is about to run. */
  public abstract void attach(Object task);

  /** Does what {@link #attach} does, for a task whose class doesn't call that itself. */
  public abstract void attachRunnable(Object task);

  /**
   * Does what {@link #attach} does, for a stage of a future. The stage may then find that it can't
   * run yet.
   */
  public abstract void attachStage(Object stage);

  /** Ends what {@link #attach} has begun for a task, if it has. */
  public abstract void detach(Object task);

  /** Forgets a task that will not run. */
  public abstract void drop(Object task);

  /**
   * Says that the calling thread is a worker of a pool, and calls {@link #attachRunnable} for each
   * task.
   */
  public abstract void workerStarts();

  /** Says that a worker looks for its next task. */
  public abstract void workerAsks();

  /** Says that a worker has found its next task. */
  public abstract void workerTakes(Object task);

  /** Says that the calling thread runs tasks of others while it waits. */
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
