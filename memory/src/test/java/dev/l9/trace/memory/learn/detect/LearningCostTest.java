package dev.l9.trace.memory.learn.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class LearningCostTest {

  private static final int EXECUTIONS = 20_000;

  /** Prints the processor time of docs/memory.md. */
  @Test
  @EnabledIfSystemProperty(
      named = "l9.stress",
      matches = "true",
      disabledReason = "takes long; -Dl9.stress=true runs it")
  void executions_takeMicroseconds() {
    SimulatedPrograms.all()
        .forEach(
            (name, program) -> {
              measure(name, program);
              System.out.printf("%s: %.1f µs an execution%n", name, measure(name, program));
            });
  }

  private static double measure(String name, SimulatedPrograms.Program program) {
    Executions made = new Executions("com.acme.Program#" + name);
    Random random = new Random(7);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < EXECUTIONS; i++) {
      samples.add(program.run(made, random, i));
    }
    InvariantLearner learner = new InvariantLearner(Priors.NONE);
    long before = processorNanos();
    samples.forEach(learner::see);
    long after = processorNanos();
    assertFalse(learner.findings().isEmpty());
    return (after - before) / 1e3 / EXECUTIONS;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
