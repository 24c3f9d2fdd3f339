package dev.l9.trace.memory.learn.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.invariant.InvariantCheck;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import dev.l9.trace.memory.learn.invariant.Violation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How often what was learnt of executions is violated by as many more of the same kind. */
class FalseAlarmTest {

  private static final int RUNS = 4;

  private int executions;
  private int alarms;
  private int learnt;
  private int broken;
  private final Map<String, Integer> which = new TreeMap<>();

  @Test
  void alarms_areNoneOfThePrograms() {
    measure(200, 1);
    assertEquals(Map.of(), which);
    assertTrue(learnt > 50, "learnt: " + learnt);
  }

  /** Prints the rates of docs/memory.md. */
  @Test
  @EnabledIfSystemProperty(
      named = "l9.stress",
      matches = "true",
      disabledReason = "takes long; -Dl9.stress=true runs it")
  void alarms_areFewWhateverTheSize() {
    for (int size : new int[] {50, 100, 300, 1_000}) {
      measure(size, 20);
      System.out.printf(
          "%d executions: %d invariants learnt, %d violated by as many more; alarms in %d of %d"
              + " executions%n",
          size, learnt, broken, alarms, executions);
      which.forEach((text, times) -> System.out.println("  " + times + " times " + text));
      assertTrue(broken * 100 <= learnt, () -> broken + " of " + learnt + " are false: " + which);
      executions = alarms = learnt = broken = 0;
      which.clear();
    }
  }

  private void measure(int size, int seeds) {
    SimulatedPrograms.all()
        .forEach(
            (name, program) -> {
              for (int seed = 0; seed < seeds; seed++) {
                measure(name, program, size, new Random(seed));
              }
            });
  }

  private void measure(String name, SimulatedPrograms.Program program, int size, Random random) {
    Executions made = new Executions("com.acme.Program#" + name);
    InvariantLearner learner = new InvariantLearner(Priors.NONE);
    for (int i = 0; i < size; i++) {
      if (i % (size / RUNS) == 0) {
        made.nextRun();
      }
      learner.see(program.run(made, random, i));
    }
    List<Finding> findings = learner.findings();
    InvariantCheck check = new InvariantCheck(findings.stream().map(LearntInvariant::of).toList());
    Set<String> violated = new TreeSet<>();
    made.nextRun();
    for (int i = 0; i < size; i++) {
      List<Violation> violations = check.violations(program.run(made, random, size + i));
      violations.forEach(one -> violated.add(one.broken().invariant().text()));
      alarms += violations.isEmpty() ? 0 : 1;
    }
    executions += size;
    learnt += findings.size();
    broken += violated.size();
    violated.forEach(one -> which.merge(name + ": " + one, 1, Integer::sum));
  }
}
