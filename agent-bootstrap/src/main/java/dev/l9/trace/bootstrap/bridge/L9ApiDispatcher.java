package dev.l9.trace.bootstrap.bridge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API in the application calls these methods. Their names and signatures are those of the
 * methods of {@code AgentLink}.
 *
 * <p>Guarantees: no method throws into the application, whatever the handler does, except what
 * {@code Thread.stop} throws. Safe for use by several threads.
 */
public final class L9ApiDispatcher {

  private static volatile @Nullable L9ApiHandler handler;

  private L9ApiDispatcher() {}

  /** Sets the handler. Later calls do nothing, since the application can call this method too. */
  public static synchronized void install(L9ApiHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  /** See {@code L9Tracer.span}. */
  public static @Nullable Object openSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input) {
    L9ApiHandler h = handler;
    if (h != null) {
      try {
        return h.openSpan(layerCode, operation, component, input);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Span.output}. */
  public static void spanOutput(@Nullable Object span, @Nullable Object output) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanOutput(span, output);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Span.metadata}. */
  public static void spanMetadata(
      @Nullable Object span, @Nullable String key, @Nullable Object value) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanMetadata(span, key, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Span.error}. */
  public static void spanError(@Nullable Object span, @Nullable Throwable error) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanError(span, error);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Span.blocked}. */
  public static void spanBlocked(@Nullable Object span, @Nullable String reason) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanBlocked(span, reason);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Span.confidence}. */
  public static void spanConfidence(@Nullable Object span, double confidence) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.spanConfidence(span, confidence);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Span.close}. */
  public static void closeSpan(@Nullable Object span) {
    L9ApiHandler h = handler;
    if (h != null && span != null) {
      try {
        h.closeSpan(span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
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
    L9ApiHandler h = handler;
    if (h != null) {
      try {
        h.event(layerCode, operation, component, input, output, status, metadata);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** See {@code L9Tracer.currentTraceId}. */
  public static @Nullable String currentTraceId() {
    L9ApiHandler h = handler;
    if (h != null) {
      try {
        return h.currentTraceId();
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** See {@code L9Tracer.metadata}. */
  public static void currentMetadata(@Nullable String key, @Nullable Object value) {
    L9ApiHandler h = handler;
    if (h != null) {
      try {
        h.currentMetadata(key, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
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
    L9ApiHandler h = handler;
    if (h != null) {
      try {
        h.executorTrace(
            new L9ExecutorTask(
                taskId, taskName, agentId, inputs, outputs, durationMs, errors, patterns));
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }
}
