package dev.l9.sample.runtime;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the steps of a queue on the calling thread. */
public final class TaskRuntime {

  static final int MAX_ATTEMPTS = 3;

  private static final Logger log = LoggerFactory.getLogger(TaskRuntime.class);

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
        log.info("step {} failed at attempt {}", step.name(), attempt, e);
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
