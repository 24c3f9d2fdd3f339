package dev.l9.trace.reader.diff;

import java.util.HashMap;
import java.util.Map;

/**
 * The trace ids of executions, by their hashes, and for each method, input and result the id of the
 * first such execution. Only those of the first executions are kept, which bounds its memory.
 */
final class ExecutionIds {

  private static final int MAX_IDS = 50_000;

  private final Map<Long, String> byExecution = new HashMap<>();
  private final Map<Long, String> byResult = new HashMap<>();

  void add(CallNode node, String traceId) {
    if (byExecution.size() < MAX_IDS) {
      byExecution.put(node.id(), traceId);
      byResult.putIfAbsent(node.alone(), traceId);
    }
  }

  /** The trace id of an execution; empty if it isn't kept. */
  String of(CallNode node) {
    return byExecution.getOrDefault(node.id(), "");
  }

  /**
   * The trace id of the first execution of a method that was given this and came to this; empty if
   * it isn't kept.
   */
  String of(int method, long input, long result) {
    return byResult.getOrDefault(CallNode.alone(method, input, result), "");
  }
}
