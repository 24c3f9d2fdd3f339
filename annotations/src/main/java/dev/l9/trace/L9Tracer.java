package dev.l9.trace;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds to a trace by hand.
 *
 * <p>Without the agent every method returns at once and allocates nothing. With it, calls never
 * throw into the application and never wait longer than a traced method does. All methods may be
 * called from any thread, and concern the trace of the calling thread.
 */
public final class L9Tracer {

  private L9Tracer() {}

  /**
   * Opens a span below the current one.
   *
   * @param operation what is done, such as {@code transition}
   * @param component where it is done, usually a file or class name, such as {@code altitude.py}
   * @param input what goes in; it is captured during this call
   * @return the open span, to be closed by the caller; never null
   */
  public static L9Span span(HrmLayer layer, String operation, String component, Object input) {
    Object handle = AgentLink.openSpan(code(layer), operation, component, input);
    return handle == null ? L9Span.NONE : new L9Span(handle);
  }

  /** Writes one successful event below the current span. */
  public static void event(
      HrmLayer layer, String operation, String component, Object input, Object output) {
    AgentLink.event(code(layer), operation, component, input, output, "success", Map.of());
  }

  /**
   * Writes one event below the current span.
   *
   * @param status {@code success}, {@code error} or {@code blocked}; anything else counts as
   *     success
   * @param metadata entries for the event's metadata
   */
  public static void event(
      HrmLayer layer,
      String operation,
      String component,
      Object input,
      Object output,
      String status,
      Map<String, ?> metadata) {
    AgentLink.event(code(layer), operation, component, input, output, status, metadata);
  }

  /** The {@code trace_id} of the span that is open on this thread, or null where there is none. */
  public static String currentTraceId() {
    return AgentLink.currentTraceId();
  }

  /** Adds an entry to the metadata of the span that is open on this thread, if there is one. */
  public static void metadata(String key, Object value) {
    AgentLink.currentMetadata(key, value);
  }

  /**
   * Writes the event of a task that an agent executor has finished. The event's task is {@code
   * agentId:taskName}.
   *
   * @param durationMs how long the task took, in milliseconds
   * @param errors what went wrong; with any entry the event says that the task failed
   * @param patterns the patterns that the task applied
   */
  public static void emitExecutorTrace(
      String taskId,
      String taskName,
      String agentId,
      Map<String, ?> inputs,
      Map<String, ?> outputs,
      long durationMs,
      List<String> errors,
      List<String> patterns) {
    AgentLink.executorTrace(
        taskId, taskName, agentId, inputs, outputs, durationMs, errors, patterns);
  }

  /**
   * Has a task run as a part of the trace that is current now. This is for libraries that hand
   * tasks to other threads in a way of their own; the executors and futures of the JDK need no
   * wrapping.
   *
   * <p>Like the other methods of this name, it returns the object itself if no agent is attached or
   * no span is open.
   */
  public static Runnable wrap(Runnable task) {
    Object context = task == null ? null : AgentLink.captureContext();
    return context == null ? task : new ContextWrapper.OfRunnable(context, task);
  }

  /** Has a task run as a part of the trace that is current now. */
  public static <V> Callable<V> wrap(Callable<V> task) {
    Object context = task == null ? null : AgentLink.captureContext();
    return context == null ? task : new ContextWrapper.OfCallable<>(context, task);
  }

  /** Has a supplier run as a part of the trace that is current now. */
  public static <T> Supplier<T> wrap(Supplier<T> supplier) {
    Object context = supplier == null ? null : AgentLink.captureContext();
    return context == null ? supplier : new ContextWrapper.OfSupplier<>(context, supplier);
  }

  /** Has a function run as a part of the trace that is current now. */
  @SuppressWarnings("overloads") // A lambda is cast where the compiler can't tell.
  public static <T, R> Function<T, R> wrap(Function<T, R> function) {
    Object context = function == null ? null : AgentLink.captureContext();
    return context == null ? function : new ContextWrapper.OfFunction<>(context, function);
  }

  /**
   * Has an executor run each task as a part of the trace that is current when the executor is given
   * the task. Without an agent, this returns the executor itself.
   */
  @SuppressWarnings("overloads")
  public static Executor wrap(Executor executor) {
    return executor == null || !AgentLink.isAttached()
        ? executor
        : new ContextWrapper.OfExecutor(executor);
  }

  /**
   * A missing layer counts as {@link HrmLayer#SYSTEM}, since a trace must not make a program fail.
   */
  private static String code(HrmLayer layer) {
    return layer == null ? HrmLayer.SYSTEM.code() : layer.code();
  }
}
