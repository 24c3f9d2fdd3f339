package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.benchmarks.mutants.TraceHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Has an oracle learn from the training runs of a program, and asks it of all other runs. */
final class CheckedRuns {

  private final Path folder;
  private final LearnArguments arguments;
  private final List<Path> further;
  private final List<Path> changed = new ArrayList<>();

  /**
   * Finds the mutants whose traces differ from that of the unchanged program on equal inputs.
   *
   * @param folder as {@link LearnRuns} leaves it
   */
  CheckedRuns(Path folder, LearnArguments arguments) throws IOException {
    this.folder = folder;
    this.arguments = arguments;
    this.further = LearnRuns.further(folder);
    Map<Path, Long> hashes = new TreeMap<>();
    for (Path trace : further) {
      hashes.put(trace, TraceHash.of(trace));
    }
    for (Path mutant : LearnRuns.mutants(folder)) {
      if (!Long.valueOf(TraceHash.of(mutant)).equals(hashes.get(unchanged(mutant)))) {
        changed.add(mutant);
      }
    }
  }

  private Path unchanged(Path mutant) {
    return LearnRuns.unchanged(mutant, arguments.further());
  }

  /** Learns and checks. What each run violates is in a file of the folder as well. */
  CheckResult check(Oracle oracle) throws IOException, InterruptedException {
    int learnt = oracle.learn(LearnRuns.training(folder));
    List<Path> all = new ArrayList<>(further);
    all.addAll(changed);
    Map<Path, Set<String>> violated = oracle.violated(all);
    CheckResult result = new CheckResult(learnt, falseAlarms(violated), caught(violated));
    Files.write(folder.resolve(oracle.name().replace(' ', '-') + ".txt"), result.lines());
    return result;
  }

  private Map<String, Set<String>> falseAlarms(Map<Path, Set<String>> violated) {
    Map<String, Set<String>> alarms = new TreeMap<>();
    further.forEach(trace -> alarms.put(LearnRuns.name(trace), of(trace, violated)));
    return alarms;
  }

  /** What the unchanged program violates too, on the mutant's inputs, doesn't count. */
  private Map<String, Set<String>> caught(Map<Path, Set<String>> violated) {
    Map<String, Set<String>> caught = new TreeMap<>();
    for (Path trace : changed) {
      Set<String> more = new TreeSet<>(of(trace, violated));
      more.removeAll(of(unchanged(trace), violated));
      caught.put(LearnRuns.name(trace), more);
    }
    return caught;
  }

  private static Set<String> of(Path trace, Map<Path, Set<String>> violated) {
    return violated.getOrDefault(trace, Set.of());
  }
}
