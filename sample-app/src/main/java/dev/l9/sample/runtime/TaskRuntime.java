// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-005","component_name":"TaskRuntime","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Carries out the steps of a queue on the calling thread.","dependencies":["dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer","java.io.IOException","java.util.Map","java.util.Optional"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.runtime;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Carries out the steps of a queue on the calling thread. */
public final class TaskRuntime {

  static final int MAX_ATTEMPTS = 3;

  private final CheckpointStore checkpoints;

  /** Keeps its checkpoint there. */
  public TaskRuntime(CheckpointStore checkpoints) {
    this.checkpoints = checkpoints;
  }

  /**
   * Carries out all steps, but those that the checkpoint has.
   *
   * @return how many steps were taken from the checkpoint
   * @throws StepFailedException when a step fails for good; the checkpoint stays
   */
  @L9Traced(
      task = "run queue",
      layer = HrmLayer.SYSTEM,
      operation = "task.run",
      patterns = {"queue", "checkpoint-resume"})
  public int run(TaskQueue<Step> queue) throws IOException {
    Map<String, String> outcomes = checkpoints.load();
    int resumed = 0;
    for (Optional<Step> next = queue.next(); next.isPresent(); next = queue.next()) {
      Step step = next.get();
      String outcome = outcomes.get(step.name());
      if (outcome != null && step.resume(outcome)) {
        resumed++;
      } else {
        outcomes.put(step.name(), complete(step));
        checkpoints.save(outcomes);
      }
    }
    checkpoints.remove();
    return resumed;
  }

  @L9Traced(
      task = "complete step",
      layer = HrmLayer.SYSTEM,
      operation = "task.execute",
      patterns = "retry-with-recovery")
  private static String complete(Step step) throws IOException {
    for (int attempt = 1; ; attempt++) {
      L9Tracer.metadata("attempts", attempt);
      try {
        return attempt(step, attempt);
      } catch (IOException e) {
        if (attempt == MAX_ATTEMPTS || !recovers(step, e)) {
          throw new StepFailedException(step.name(), e);
        }
      }
    }
  }

  @L9Traced(task = "attempt step", layer = HrmLayer.SYSTEM, operation = "task.attempt")
  private static String attempt(Step step, int attempt) throws IOException {
    L9Tracer.metadata("attempt", attempt);
    return step.run();
  }

  @L9Traced(
      task = "recover step",
      layer = HrmLayer.REASONING,
      operation = "reasoning.escalate",
      patterns = "retry-with-recovery")
  private static boolean recovers(Step step, IOException failure) throws IOException {
    try {
      return step.recover(failure);
    } catch (IOException e) {
      throw new StepFailedException(step.name(), e);
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-005"}
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
