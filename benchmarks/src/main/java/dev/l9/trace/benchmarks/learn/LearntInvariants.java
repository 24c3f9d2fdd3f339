package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.detect.InvariantLearner;
import dev.l9.trace.memory.learn.invariant.InvariantCheck;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The invariants that {@code l9 memory learn} learns, and what violates them. */
final class LearntInvariants implements Oracle {

  private final Map<String, InvariantCheck> checks = new HashMap<>();

  @Override
  public String name() {
    return "invariants";
  }

  @Override
  public int learn(List<Path> traces) throws IOException {
    Map<String, Learner> learners = new TreeMap<>();
    for (Path trace : traces) {
      TraceSamples.forEach(
          trace,
          sample ->
              learners
                  .computeIfAbsent(
                      sample.place().method(), method -> new InvariantLearner(Priors.NONE))
                  .see(sample));
    }
    int[] count = {0};
    learners.forEach(
        (method, learner) -> {
          List<LearntInvariant> learnt = invariants(learner.findings());
          count[0] += learnt.size();
          checks.put(method, new InvariantCheck(learnt));
        });
    return count[0];
  }

  private static List<LearntInvariant> invariants(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.kind() == FindingKind.INVARIANT)
        .map(LearntInvariant::of)
        .toList();
  }

  @Override
  public Map<Path, Set<String>> violated(List<Path> traces) throws IOException {
    Map<Path, Set<String>> violated = new HashMap<>();
    for (Path trace : traces) {
      violated.put(trace, violated(trace));
    }
    return violated;
  }

  private Set<String> violated(Path trace) throws IOException {
    Set<String> violated = new TreeSet<>();
    TraceSamples.forEach(
        trace,
        sample -> {
          String method = sample.place().method();
          InvariantCheck check = checks.get(method);
          if (check != null) {
            check
                .violations(sample)
                .forEach(one -> violated.add(method + ": " + one.broken().invariant().text()));
          }
        });
    return violated;
  }
}
