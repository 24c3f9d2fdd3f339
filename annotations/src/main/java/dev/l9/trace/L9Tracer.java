package dev.l9.trace;

import java.util.List;
import java.util.Map;

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
   * @param component where, usually a file or class name, such as {@code altitude.py}
   * @param input what goes in; captured now
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
   * Writes the event of a task that an agent executor has finished; its task is {@code
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

  /** A missing layer is the system's: a trace must not end a program. */
  private static String code(HrmLayer layer) {
    return layer == null ? HrmLayer.SYSTEM.code() : layer.code();
  }
}
