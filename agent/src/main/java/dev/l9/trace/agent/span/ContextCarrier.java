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
 * Carries the current span from where a task is submitted, or a thread is started, to where it
 * runs. The code that is woven into the JDK calls it. Safe for use by several threads.
 *
 * <p>The task is never wrapped; see {@link TaskContexts}. If there is no span and nothing is
 * remembered, a call reads one or two fields.
 */
public final class ContextCarrier extends L9ContextHandler {

  private static final Object HELPING = new Object();
  private static final Object OLD_WORKER = new Object();

  /**
   * The scheduler of virtual threads has a factory for its threads that is a lambda of this class.
   */
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

  // Starting threads

  @Override
  public void poolThreadStarts(Thread thread) {
    ThreadContext.current().startsForPool(thread);
  }

  @Override
  public void threadStarts(Thread thread) throws ReflectiveOperationException {
    ThreadContext context = ThreadContext.current();
    TraceParent parent = context.isForPool(thread) ? null : tracer.current(context);
    // It isn't made before it is needed, since that would slow every start down.
    if (parent != null && !inherited) {
      inheritance = ThreadInheritance.create();
      inherited = true;
    }
    ThreadInheritance known = inheritance;
    if (known != null) {
      known.inherit(thread, parent);
    }
  }

  // Submitting tasks

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

  /**
   * Whether an object stands for one run of a task, so that the latest parent replaces former ones.
   */
  private static boolean isRunOnce(Object task) {
    return task instanceof FutureTask || task instanceof ForkJoinTask;
  }

  /**
   * Whether a stage keeps its parent. It belongs to the code that added it, not to the code that
   * completes the previous stage.
   */
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

  /** Forgets tasks that were collected before they ran. */
  static void forgetCollected() {
    TASKS.removeGone();
  }

  @Override
  public void drop(Object task) {
    if (!TASKS.isEmpty()) {
      TASKS.take(ThreadContext.current(), task);
    }
  }

  // Running tasks

  @Override
  public void attach(Object task) {
    if (!TASKS.isEmpty()) {
      ThreadContext context = ThreadContext.current();
      enter(context, task, TASKS.take(context, task));
    }
  }

  /**
   * Does what {@link #attach} does, for a task whose class doesn't call that itself when it runs.
   */
  @Override
  public void attachRunnable(Object task) {
    if (!isRunOnce(task)) {
      attach(task);
    }
  }

  /** Does what {@link #attach} does, for a stage, which may then find that it can't run yet. */
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
   * Called where a worker has taken its next task. A worker that started before its pool's class
   * was woven runs the old code for as long as it lives, but the methods that it calls are new. So
   * for such a worker a task begins in {@code beforeExecute} or, if the program has overridden
   * that, where the worker finds the task. It ends where the worker looks for the next task. This
   * also holds for the thread of a timer, whose own code isn't woven at all.
   */
  @Override
  public void workerTakes(Object task) {
    if (!TASKS.isEmpty() && !isRunOnce(task)) {
      ThreadContext context = ThreadContext.current();
      // Usually both places see the task. A boundary is pushed even if the task has no parent, to
      // note that the task was seen.
      if (!context.isWoven() && context.boundaryOf(OLD_WORKER) == null) {
        context.enter(OLD_WORKER, TASKS.take(context, task));
      }
    }
  }

  @Override
  public void workerAsks() {
    detach(OLD_WORKER);
  }

  /**
   * Called where a thread waits for a task of its own and meanwhile runs other tasks, which may
   * belong to others.
   */
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

  // Contexts that the program carries by hand

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
