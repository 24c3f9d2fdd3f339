package dev.l9.trace.bootstrap.bridge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's part where the application uses the API; see {@link L9ApiDispatcher}. Arguments come
 * as the application passed them, so any of them may be null. Implementations may throw; the
 * dispatcher keeps exceptions from the application.
 *
 * <p>This is an abstract class for the same reason as {@link L9TraceHandler}.
 */
public abstract class L9ApiHandler extends L9Handler {

  /** See {@code L9Tracer.span}. */
  public abstract @Nullable Object openSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input);

  /** See {@code L9Span.output}. */
  public abstract void spanOutput(Object span, @Nullable Object output);

  /** See {@code L9Span.metadata}. */
  public abstract void spanMetadata(Object span, @Nullable String key, @Nullable Object value);

  /** See {@code L9Span.error}. */
  public abstract void spanError(Object span, @Nullable Throwable error);

  /** See {@code L9Span.blocked}. */
  public abstract void spanBlocked(Object span, @Nullable String reason);

  /** See {@code L9Span.confidence}. */
  public abstract void spanConfidence(Object span, double confidence);

  /** See {@code L9Span.close}. */
  public abstract void closeSpan(Object span);

  /** See {@code L9Tracer.event}. */
  public abstract void event(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input,
      @Nullable Object output,
      @Nullable String status,
      @Nullable Map<String, ?> metadata);

  /** See {@code L9Tracer.currentTraceId}. */
  public abstract @Nullable String currentTraceId();

  /** See {@code L9Tracer.metadata}. */
  public abstract void currentMetadata(@Nullable String key, @Nullable Object value);

  /** See {@code L9Tracer.emitExecutorTrace}. */
  public abstract void executorTrace(L9ExecutorTask task);
}
