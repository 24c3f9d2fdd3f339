package dev.l9.trace.bootstrap.bridge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: what instrumented code calls. Allocates nothing, takes no lock, and calls no code of
 * the application.
 *
 * <p>A traced method calls, in this order: {@link #begin} once, {@link #argument} for each captured
 * argument, {@link #start}, in a constructor {@link #constructed}, and at its end one of {@code
 * exit} and {@link #fail}. The object that {@code begin} gives is the token of the execution; null
 * means that it isn't traced, and makes the other calls do nothing.
 *
 * <p>Classes of the JDK that run one thread's code on another call {@link #carry}, {@link #attach},
 * {@link #detach} and the like.
 *
 * <p>Guarantees: no method throws into the application, whatever the handler does. A stack overflow
 * raised by the call of a method here, before its body is entered, is caught by the instrumented
 * code.
 */
public final class L9TraceDispatcher {

  private static volatile @Nullable L9TraceHandler handler;

  private L9TraceDispatcher() {}

  /**
   * Sets who is called from now on. Called by the agent, before the first traced class is loaded;
   * later calls do nothing, since the application sees this method too.
   */
  public static synchronized void install(L9TraceHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  private static void failed(L9TraceHandler h, Throwable failure) {
    try {
      h.agentFailed(failure);
    } catch (Throwable again) {
      // Out of stack or memory: there is nothing left to say it with, and the application goes
      // first.
    }
  }

  /** Opens a span for an execution at this site; it isn't current yet. */
  public static @Nullable Object begin(int site) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        return h.begin(site);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
    return null;
  }

  /** Captures the argument of the parameter with this index, as it is now. */
  public static void argument(@Nullable Object span, int index, @Nullable Object value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Captures an argument of an integer type. */
  public static void argument(@Nullable Object span, int index, long value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Captures an argument of type double. */
  public static void argument(@Nullable Object span, int index, double value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Captures an argument of type boolean. */
  public static void argument(@Nullable Object span, int index, boolean value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Starts the span's time and makes it the thread's current one. */
  public static void start(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.start(span);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Notes that a constructor's call of {@code this(…)} or {@code super(…)} has returned. */
  public static void constructed(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.constructed(span);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that returned, without a result to capture. */
  public static void exit(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that returned. */
  public static void exit(@Nullable Object span, @Nullable Object result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that returned an integer. */
  public static void exit(@Nullable Object span, long result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that returned a double. */
  public static void exit(@Nullable Object span, double result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that returned a boolean. */
  public static void exit(@Nullable Object span, boolean result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends a span that threw. */
  public static void fail(@Nullable Object span, Throwable thrown) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.fail(span, thrown);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Tracer.span}. */
  public static @Nullable Object openSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        return h.openSpan(layerCode, operation, component, input);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Span.output}. */
  public static void spanOutput(@Nullable Object span, @Nullable Object output) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanOutput(span, output);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Span.metadata}. */
  public static void spanMetadata(
      @Nullable Object span, @Nullable String key, @Nullable Object value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanMetadata(span, key, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Span.error}. */
  public static void spanError(@Nullable Object span, @Nullable Throwable error) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanError(span, error);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Span.blocked}. */
  public static void spanBlocked(@Nullable Object span, @Nullable String reason) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanBlocked(span, reason);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Span.confidence}. */
  public static void spanConfidence(@Nullable Object span, double confidence) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanConfidence(span, confidence);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Span.close}. */
  public static void closeSpan(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.closeSpan(span);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Tracer.event}. */
  public static void event(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input,
      @Nullable Object output,
      @Nullable String status,
      @Nullable Map<String, ?> metadata) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.event(layerCode, operation, component, input, output, status, metadata);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Tracer.currentTraceId}. */
  public static @Nullable String currentTraceId() {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        return h.currentTraceId();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.metadata}. */
  public static void currentMetadata(@Nullable String key, @Nullable Object value) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.currentMetadata(key, value);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** See {@code L9Tracer.emitExecutorTrace}. */
  public static void executorTrace(
      @Nullable String taskId,
      @Nullable String taskName,
      @Nullable String agentId,
      @Nullable Map<String, ?> inputs,
      @Nullable Map<String, ?> outputs,
      long durationMs,
      @Nullable List<String> errors,
      @Nullable List<String> patterns) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.executorTrace(taskId, taskName, agentId, inputs, outputs, durationMs, errors, patterns);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  // Called by classes of the JDK, into which the agent weaves it; before they look for nulls

  /** Gives a thread that is about to start the current span as a parent. */
  public static void threadStarts(Thread thread) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.threadStarts(thread);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Says that a thread that is about to start serves a pool, and gets no parent. */
  public static void poolThreadStarts(Thread thread) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.poolThreadStarts(thread);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Remembers the current span for a task that was submitted. */
  public static void carry(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.carry(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Remembers the current span for a task of a fork-join pool. */
  public static void carryInto(Object pool, @Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.carryInto(pool, task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Makes current what was remembered for a task that is about to run. */
  public static void attach(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.attach(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Does the same for a task that doesn't do it itself. */
  public static void attachRunnable(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.attachRunnable(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Does the same for a stage of a future, which may find that it isn't its turn. */
  public static void attachStage(@Nullable Object stage) {
    L9TraceHandler h = handler;
    if (h != null && stage != null) {
      try {
        h.attachStage(stage);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends what {@link #attach} has begun, if it has. */
  public static void detach(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.detach(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Forgets a task that will not run. */
  public static void drop(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.drop(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Says that the calling worker of a pool calls {@link #attachRunnable} for each task. */
  public static void workerStarts() {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.workerStarts();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Says that a worker looks for its next task. */
  public static void workerAsks() {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.workerAsks();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Says that a worker has found its next task. */
  public static void workerTakes(@Nullable Object task) {
    L9TraceHandler h = handler;
    if (h != null && task != null) {
      try {
        h.workerTakes(task);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Says that this thread runs tasks of others while it waits. */
  public static void startHelping() {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.startHelping();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Ends {@link #startHelping}. */
  public static void stopHelping() {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        h.stopHelping();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }

  /** Like {@link #carry}, for a timer's task, unless it is run again and again. */
  public static void carryOnce(@Nullable Object task, long period) {
    if (period == 0) {
      carry(task);
    }
  }

  /** Ends and forgets what was remembered for a stage: its function has run. */
  public static void stageFires(@Nullable Object stage) {
    detach(stage);
    drop(stage);
  }

  /** Forgets a task that was taken out of a queue, if it was. */
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
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        return h.captureContext();
      } catch (Throwable t) {
        failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.wrap}; gives what {@link #detachContext} takes. */
  public static @Nullable Object attachContext(@Nullable Object context) {
    L9TraceHandler h = handler;
    if (h != null && context != null) {
      try {
        return h.attachContext(context);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.wrap}. */
  public static void detachContext(@Nullable Object token) {
    L9TraceHandler h = handler;
    if (h != null && token != null) {
      try {
        h.detachContext(token);
      } catch (Throwable t) {
        failed(h, t);
      }
    }
  }
}
