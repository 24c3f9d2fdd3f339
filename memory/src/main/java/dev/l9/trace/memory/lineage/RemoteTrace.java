package dev.l9.trace.memory.lineage;

import java.util.List;

/**
 * The trace of several processes that a trace of one process belongs to.
 *
 * @param id 32 hex digits, as in the {@code traceparent}
 * @param roots the first executions of other traces that belong to it
 * @param isCut whether there are more of them
 */
public record RemoteTrace(String id, List<Call> roots, boolean isCut) {
  public RemoteTrace {
    roots = List.copyOf(roots);
  }
}
