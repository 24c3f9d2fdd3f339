package dev.l9.trace.model;

import dev.l9.trace.HrmLayer;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a traced method, or one event emitted by hand: a line of {@code trace.jsonl}.
 * Immutable.
 *
 * @param traceId {@code {hrm}_{epoch seconds}_{random}}, unique
 * @param parentId the {@code traceId} of the enclosing span; null for a root
 * @param timestamp the start; it is written in microseconds, and anything finer is dropped
 * @param component the source file's name, or the class if the file isn't known
 * @param inputSummary at most 100 characters
 * @param outputSummary at most 100 characters
 * @param durationMs whole milliseconds
 * @param metadata further facts, in the order in which they are written
 */
public record TraceEvent(
    String traceId,
    @Nullable String parentId,
    Instant timestamp,
    HrmLayer layer,
    String operation,
    String component,
    String inputSummary,
    String outputSummary,
    long durationMs,
    TraceStatus status,
    Map<String, CapturedValue> metadata) {

  public TraceEvent {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
