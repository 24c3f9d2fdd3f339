package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextBoundary;
import dev.l9.trace.agent.context.TaskContexts;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadInheritance;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.bootstrap.bridge.L9ContextHandler;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Carries the current span from where a task is submitted, or a thread started, to where it runs,
 * as the code woven into the JDK asks for it. Safe for use by several threads.
 *
 * <p>The task is never wrapped: see {@link TaskContexts}. Where there is no span, and nothing
 * waits, a call looks at one or two fields.
 */
public final class ContextCarrier extends L9ContextHandler {

  private static final Object HELPING = new Object();
  private static final Object OLD_WORKER = new Object();

  /** The scheduler of virtual threads has its threads made by a lambda of that class. */
  private static final String VIRTUAL_THREADS = "java.lang.VirtualThread";

  private final Tracer tracer;
  private static final TaskContexts TASKS = new TaskContexts();
  private volatile @Nullable ThreadInheritance inheritance;
  private volatile boolean inherited;

  /** Carries the spans of this tracer. */
  public ContextCarrier(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public void agentFailed(Throwable failure) {
    tracer.agentFailed(failure);
  }

  // Threads

  @Override
  public void poolThreadStarts(Thread thread) {
    ThreadContext.current().startsForPool(thread);
  }

  @Override
  public void threadStarts(Thread thread) throws ReflectiveOperationException {
    ThreadContext context = ThreadContext.current();
    TraceParent parent = context.isForPool(thread) ? null : tracer.current(context);
    if (parent != null && !inherited) { // Not before: it would be made at every start.
      inheritance = ThreadInheritance.create();
      inherited = true;
    }
    ThreadInheritance known = inheritance;
    if (known != null) {
      known.inherit(thread, parent);
    }
  }

  // Where a task is submitted

  /** Remembers the current span for a task. */
  @Override
  public void carry(Object task) {
    ThreadContext context = ThreadContext.current();
    TraceParent parent = tracer.current(context);
    if (!isRunOnce(task)) {
      TASKS.add(context, task, parent);
    } else if (parent != null && !isKept(context, task)) {
      TASKS.put(context, task, parent);
    }
  }

  /** Whether an object stands for one run, so that what is said last of it holds. */
  private static boolean isRunOnce(Object task) {
    return task instanceof FutureTask || task instanceof ForkJoinTask;
  }

  /** A stage belongs to the code that added it, not to that which completes the one before. */
  private boolean isKept(ThreadContext context, Object task) {
    return task instanceof AsynchronousCompletionTask && TASKS.has(context, task);
  }

  /** Remembers the current span for a task of a fork-join pool. */
  @Override
  public void carryInto(Object pool, Object task) {
    if (ThreadContext.current().top() != null && !runsVirtualThreads((ForkJoinPool) pool)) {
      carry(task);
    }
  }

  private static boolean runsVirtualThreads(ForkJoinPool pool) {
    return pool.getFactory().getClass().getName().startsWith(VIRTUAL_THREADS);
  }

  /** Forgets tasks that were collected without having been run. */
  static void forgetCollected() {
    TASKS.removeGone();
  }

  @Override
  public void drop(Object task) {
    if (!TASKS.isEmpty()) {
      TASKS.take(ThreadContext.current(), task);
    }
  }

  // Where a task runs

  @Override
  public void attach(Object task) {
    if (!TASKS.isEmpty()) {
      ThreadContext context = ThreadContext.current();
      enter(context, task, TASKS.take(context, task));
    }
  }

  /** Like {@link #attach}, for what doesn't do it itself when it is run. */
  @Override
  public void attachRunnable(Object task) {
    if (!isRunOnce(task)) {
      attach(task);
    }
  }

  /** Like {@link #attach}, for a stage that may find that it isn't its turn. */
  @Override
  public void attachStage(Object stage) {
    if (!TASKS.isEmpty()) {
      ThreadContext context = ThreadContext.current();
      enter(context, stage, TASKS.peek(context, stage));
    }
  }

  private void enter(ThreadContext context, Object owner, @Nullable TraceParent parent) {
    if (parent != null && parent != tracer.current(context)) {
      context.enter(owner, parent);
    }
  }

  @Override
  public void detach(Object task) {
    ThreadContext context = ThreadContext.current();
    ContextBoundary boundary = context.boundaryOf(task);
    if (boundary != null) {
      tracer.leave(context, boundary);
    }
  }

  @Override
  public void workerStarts() {
    ThreadContext.current().startsWoven();
  }

  /**
   * A worker that started before its pool's class was woven goes on with the old code, for as long
   * as it lives. What that calls is new: so there a task begins in {@code beforeExecute} or, where
   * the program has its own, where the worker finds it; and ends where it looks for the next. The
   * same goes for the thread of a timer, whose own code isn't woven at all.
   */
  @Override
  public void workerTakes(Object task) {
    if (!TASKS.isEmpty() && !isRunOnce(task)) {
      ThreadContext context = ThreadContext.current();
      // Mostly both places see the task. A root gets a boundary too, to say that it was seen.
      if (!context.isWoven() && context.boundaryOf(OLD_WORKER) == null) {
        context.enter(OLD_WORKER, TASKS.take(context, task));
      }
    }
  }

  @Override
  public void workerAsks() {
    detach(OLD_WORKER);
  }

  /** A thread that waits for a task of its own runs what it finds, which may be of others. */
  @Override
  public void startHelping() {
    ThreadContext context = ThreadContext.current();
    if (context.top() != null) {
      context.enter(HELPING, null);
    }
  }

  @Override
  public void stopHelping() {
    detach(HELPING);
  }

  // What the program carries by hand

  @Override
  public @Nullable Object captureContext() {
    return tracer.current(ThreadContext.current());
  }

  /** Makes a captured context current. */
  @Override
  public @Nullable Object attachContext(Object captured) {
    ThreadContext context = ThreadContext.current();
    if (context.isSuspended() || captured == tracer.current(context)) {
      return null;
    }
    Object token = new Object();
    context.enter(token, (TraceParent) captured);
    return token;
  }

  @Override
  public void detachContext(Object token) {
    detach(token);
  }
}
