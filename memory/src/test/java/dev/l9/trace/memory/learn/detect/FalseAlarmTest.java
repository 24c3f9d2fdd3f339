package dev.l9.trace.memory.learn.detect;

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

/** What is learnt of executions, and how often it is violated by as many more of the same kind. */
class FalseAlarmTest {

  @Test
  @EnabledIfSystemProperty(named = "l9.stress", matches = "true")
  void alarms_areFew() {
    for (int size : new int[] {20, 50, 100, 300, 1_000}) {
      int learnt = 0;
      int broken = 0;
      int executions = 0;
      int alarms = 0;
      Map<String, Integer> which = new TreeMap<>();
      for (Map.Entry<String, SimulatedPrograms.Program> program :
          SimulatedPrograms.all().entrySet()) {
        for (int seed = 0; seed < 20; seed++) {
          Executions made = new Executions("com.acme.Program#" + program.getKey());
          Random random = new Random(seed);
          InvariantLearner learner = new InvariantLearner(Priors.NONE);
          for (int i = 0; i < size; i++) {
            if (i % (size / 4) == 0) {
              made.nextRun();
            }
            learner.see(program.getValue().run(made, random, i));
          }
          List<Finding> findings = learner.findings();
          InvariantCheck check =
              new InvariantCheck(findings.stream().map(LearntInvariant::of).toList());
          made.nextRun();
          Set<String> violated = new TreeSet<>();
          for (int i = 0; i < size; i++) {
            List<Violation> violations =
                check.violations(program.getValue().run(made, random, size + i));
            alarms += violations.isEmpty() ? 0 : 1;
            violations.forEach(one -> violated.add(one.broken().invariant().text()));
          }
          executions += size;
          learnt += findings.size();
          broken += violated.size();
          violated.forEach(one -> which.merge(program.getKey() + ": " + one, 1, Integer::sum));
        }
      }
      System.out.printf(
          "%d executions: %d invariants learnt, %d of them violated by as many more (%.2f %%); %d"
              + " of %d executions%n",
          size, learnt, broken, 100.0 * broken / learnt, alarms, executions);
      which.forEach((text, times) -> System.out.println("  " + times + " times " + text));
    }
  }

  @Test
  void print() {
    for (Map.Entry<String, SimulatedPrograms.Program> program :
        SimulatedPrograms.all().entrySet()) {
      Executions made = new Executions("com.acme.Program#" + program.getKey());
      Random random = new Random(7);
      InvariantLearner learner = new InvariantLearner(Priors.NONE);
      for (int i = 0; i < 300; i++) {
        if (i % 75 == 0) {
          made.nextRun();
        }
        learner.see(program.getValue().run(made, random, i));
      }
      System.out.println(program.getKey());
      for (Finding finding : learner.findings()) {
        System.out.println(
            "   "
                + finding.says()
                + "   "
                + finding.confidence()
                + " "
                + finding.evidence().supporting()
                + finding.details());
      }
    }
    assertTrue(true);
  }
}
