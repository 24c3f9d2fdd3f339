// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-004","component_name":"TaskQueue","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Work that waits, first in first out; for one thread.","dependencies":["dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.ArrayDeque","java.util.Optional","java.util.Queue"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.runtime;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Work that waits, first in first out; for one thread.
 *
 * @param <T> the work
 */
public final class TaskQueue<T> {

  private final Queue<T> waiting = new ArrayDeque<>();

  /** Adds work at the end. */
  @SafeVarargs
  @L9Traced(
      task = "enqueue",
      layer = HrmLayer.SYSTEM,
      operation = "task.enqueue",
      patterns = {"queue", "varargs"})
  public final TaskQueue<T> add(T... work) {
    for (T item : work) {
      waiting.add(item);
    }
    return this;
  }

  /** Takes the work that waited longest. */
  @L9Traced(task = "dequeue", layer = HrmLayer.SYSTEM, operation = "task.dequeue")
  public Optional<T> next() {
    return Optional.ofNullable(waiting.poll());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-004"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
