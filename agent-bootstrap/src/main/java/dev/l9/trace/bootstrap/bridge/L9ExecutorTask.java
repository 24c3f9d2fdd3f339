package dev.l9.trace.bootstrap.bridge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that an executor has done, as the application passed it to {@code
 * L9Tracer.emitExecutorTrace}. Nothing in it is checked or copied.
 *
 * @param durationMs how long the task took, in milliseconds
 * @param errors the messages of what went wrong; null or empty where nothing did
 */
public record L9ExecutorTask(
    @Nullable String taskId,
    @Nullable String taskName,
    @Nullable String agentId,
    @Nullable Map<String, ?> inputs,
    @Nullable Map<String, ?> outputs,
    long durationMs,
    @Nullable List<String> errors,
    @Nullable List<String> patterns) {}
