package dev.l9.trace.benchmarks.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an oracle said of the runs of a program. Immutable.
 *
 * @param learnt how many things it has learnt
 * @param falseAlarms what each further run of the unchanged program violates, by the run's name
 * @param caught what each mutant that changes the trace violates, and the unchanged program doesn't
 */
record CheckResult(
    int learnt, Map<String, Set<String>> falseAlarms, Map<String, Set<String>> caught) {

  /** Both together: what one of two oracles says. */
  CheckResult or(CheckResult other) {
    return new CheckResult(
        learnt + other.learnt, union(falseAlarms, other.falseAlarms), union(caught, other.caught));
  }

  private static Map<String, Set<String>> union(
      Map<String, Set<String>> one, Map<String, Set<String>> other) {
    Map<String, Set<String>> all = new TreeMap<>();
    one.forEach((run, violated) -> all.put(run, new TreeSet<>(violated)));
    other.forEach(
        (run, violated) -> all.computeIfAbsent(run, key -> new TreeSet<>()).addAll(violated));
    return all;
  }

  long mutantsCaught() {
    return withAny(caught);
  }

  long runsWithFalseAlarm() {
    return withAny(falseAlarms);
  }

  /** How many different things further runs violate, all together. */
  long differentFalseAlarms() {
    return falseAlarms.values().stream().flatMap(Set::stream).distinct().count();
  }

  /** The median of what a further run violates. */
  int medianFalseAlarms() {
    List<Integer> counts = falseAlarms.values().stream().map(Set::size).sorted().toList();
    return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
  }

  private static long withAny(Map<String, Set<String>> runs) {
    return runs.values().stream().filter(violated -> !violated.isEmpty()).count();
  }

  /** What each run violates. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    falseAlarms.forEach((run, all) -> all.forEach(one -> lines.add(run + " " + one)));
    caught.forEach((run, all) -> all.forEach(one -> lines.add(run + " " + one)));
    caught.forEach(
        (run, all) -> {
          if (all.isEmpty()) {
            lines.add(run + " isn't caught");
          }
        });
    return lines;
  }
}
