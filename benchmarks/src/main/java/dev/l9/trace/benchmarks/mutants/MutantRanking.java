package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceComparison;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares the runs of a program's folder, as {@link MutantRuns} leaves it, with the unchanged. */
final class MutantRanking {

  private final Path folder;
  private final List<TraceComparison> unchanged = new ArrayList<>();
  private final List<Long> unchangedEvents = new ArrayList<>();
  private final List<MutantResult> results = new ArrayList<>();
  private int reruns;
  private int raised;
  private int unsteady;

  MutantRanking(Path folder) throws IOException {
    this.folder = folder;
    for (int lane = 0; lane < MutantRuns.LANES; lane++) {
      Path trace = unchanged(lane).resolve("trace.jsonl");
      unchangedEvents.add(TraceHash.of(trace));
      unchanged.add(TraceComparison.with(listener -> read(trace, listener), List.of()));
    }
    for (Path run : runs("rerun-")) {
      rerun(run);
    }
    for (Path run : runs("mutant-")) {
      results.add(mutant(run));
      System.err.print("\r" + folder.getFileName() + ": " + results.size() + " ranked ");
    }
    System.err.println();
  }

  private List<Path> runs(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> one.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.comparingInt(MutantRanking::number))
          .toList();
    }
  }

  private static int number(Path run) {
    String name = run.getFileName().toString();
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }

  private Path unchanged(int number) {
    return folder.resolve(MutantRuns.unchanged(number % MutantRuns.LANES));
  }

  private void rerun(Path run) throws IOException {
    reruns++;
    TraceDiff diff = diff(run);
    if (!diff.isEmpty()) {
      raised++;
      System.err.println(run.getFileName() + " raised " + diff);
    }
    boolean hasEvents =
        TraceHash.of(run.resolve("trace.jsonl"))
            == unchangedEvents.get(number(run) % MutantRuns.LANES);
    boolean hasOutput = output(run).equals(output(unchanged(number(run))));
    if (!hasEvents || !hasOutput) {
      unsteady++;
    }
  }

  private TraceDiff diff(Path run) throws IOException {
    return unchanged
        .get(number(run) % MutantRuns.LANES)
        .compare(listener -> read(run.resolve("trace.jsonl"), listener));
  }

  private static void read(Path trace, EventListener listener) throws IOException {
    try (TraceReader reader = TraceReader.open(List.of(trace), System.in)) {
      reader.forEach(listener);
    }
  }

  private MutantResult mutant(Path run) throws IOException {
    List<String> about = Files.readAllLines(run.resolve("mutant.txt"));
    String name = run.getFileName().toString();
    String method = about.get(0);
    if (!Files.exists(run.resolve("trace.jsonl"))) {
      boolean isReached = Files.exists(run.resolve("output.txt"));
      return new MutantResult(
          name, method, about.get(1), isReached, false, isReached, isReached, 0, -1, 0);
    }
    int lane = number(run) % MutantRuns.LANES;
    String output = output(run);
    int[] ochiai = new Ochiai(spectrum(unchanged(lane)), spectrum(run)).rank(method);
    return new MutantResult(
        name,
        method,
        about.get(1),
        true,
        output.equals(MutantRuns.STOPPED),
        !output.equals(output(unchanged(lane))),
        TraceHash.of(run.resolve("trace.jsonl")) != unchangedEvents.get(lane),
        rank(diff(run).suspects(), method),
        ochiai[0],
        ochiai[1]);
  }

  private static int rank(List<Suspect> suspects, String method) {
    return suspects.stream().map(Suspect::method).toList().indexOf(method) + 1;
  }

  private static String output(Path run) throws IOException {
    return Files.readString(run.resolve("output.txt"));
  }

  private static List<String> spectrum(Path run) throws IOException {
    return Files.readAllLines(run.resolve("spectrum.txt"));
  }

  ProgramResult result(String program) {
    return new ProgramResult(program, reruns, raised, unsteady, results);
  }
}
