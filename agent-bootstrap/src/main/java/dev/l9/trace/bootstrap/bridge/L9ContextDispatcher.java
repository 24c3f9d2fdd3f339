package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Hot path: it takes no lock, and calls no code of the application. Classes of the JDK that run one
 * thread's code on another call it, by code that the agent weaves into them. {@code L9Tracer.wrap}
 * calls it too.
 *
 * <p>Guarantees: no method throws into the JDK, whatever the handler does, except what {@code
 * Thread.stop} throws. Arguments may be null, since the calls come before the JDK checks for nulls.
 */
public final class L9ContextDispatcher {

  private static volatile @Nullable L9ContextHandler handler;

  private L9ContextDispatcher() {}

  /** Sets the handler. Later calls do nothing, since the application can call this method too. */
  public static synchronized void install(L9ContextHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  /** Gives a thread that is about to start the current span as the parent of its spans. */
  public static void threadStarts(Thread thread) {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.threadStarts(thread);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says that a thread that is about to start belongs to a pool, and gets no parent. */
  public static void poolThreadStarts(Thread thread) {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.poolThreadStarts(thread);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Remembers the current span for a task that was submitted. */
  public static void carry(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.carry(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Remembers the current span for a task of a fork-join pool. */
  public static void carryInto(Object pool, @Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.carryInto(pool, task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Makes the span current that was remembered for a task that is about to run. */
  public static void attach(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.attach(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Does what {@link #attach} does, for a task whose class doesn't call that itself. */
  public static void attachRunnable(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.attachRunnable(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /**
   * Does what {@link #attach} does, for a stage of a future. The stage may then find that it can't
   * run yet.
   */
  public static void attachStage(@Nullable Object stage) {
    L9ContextHandler h = handler;
    if (h != null && stage != null) {
      try {
        h.attachStage(stage);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends what {@link #attach} has begun for a task, if it has. */
  public static void detach(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.detach(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Forgets a task that will not run. */
  public static void drop(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.drop(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /**
   * Says that the calling thread is a worker of a pool, and calls {@link #attachRunnable} for each
   * task.
   */
  public static void workerStarts() {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.workerStarts();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says that a worker looks for its next task. */
  public static void workerAsks() {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.workerAsks();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says that a worker has found its next task. */
  public static void workerTakes(@Nullable Object task) {
    L9ContextHandler h = handler;
    if (h != null && task != null) {
      try {
        h.workerTakes(task);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says that the calling thread runs tasks of others while it waits. */
  public static void startHelping() {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.startHelping();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends {@link #startHelping}. */
  public static void stopHelping() {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        h.stopHelping();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Does what {@link #carry} does, for a timer's task, unless it is run periodically. */
  public static void carryOnce(@Nullable Object task, long period) {
    if (period == 0) {
      carry(task);
    }
  }

  /** Ends and forgets what was remembered for a stage, since its function has run. */
  public static void stageFires(@Nullable Object stage) {
    detach(stage);
    drop(stage);
  }

  /** Forgets a task if it was taken out of a queue. */
  public static void removed(boolean wasThere, @Nullable Object task) {
    if (wasThere) {
      drop(task);
    }
  }

  /** See {@code L9Tracer.wrap}. */
  public static boolean isAttached() {
    return handler != null;
  }

  /** See {@code L9Tracer.wrap}. */
  public static @Nullable Object captureContext() {
    L9ContextHandler h = handler;
    if (h != null) {
      try {
        return h.captureContext();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.wrap}. Returns the argument for {@link #detachContext}. */
  public static @Nullable Object attachContext(@Nullable Object context) {
    L9ContextHandler h = handler;
    if (h != null && context != null) {
      try {
        return h.attachContext(context);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.wrap}. */
  public static void detachContext(@Nullable Object token) {
    L9ContextHandler h = handler;
    if (h != null && token != null) {
      try {
        h.detachContext(token);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }
}
