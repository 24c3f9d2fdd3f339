package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.benchmarks.mutants.MutantFactory;
import dev.l9.trace.benchmarks.mutants.Program;
import dev.l9.trace.benchmarks.mutants.ProgramRun;
import dev.l9.trace.benchmarks.mutants.TracedMutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on inputs of many seeds, and its mutants, each on inputs of one of these seeds,
 * and keeps the trace of each run in a folder of its own. Two JVMs run at a time.
 */
final class LearnRuns {

  private static final String TRACE = "trace.jsonl";
  private static final int TRAINING_SEEDS = 1000;
  private static final int FURTHER_SEEDS = 2000;

  private final Program program;
  private final LearnArguments arguments;
  private final Path folder;
  private final Path agent = Path.of("agent/target/l9-agent.jar").toAbsolutePath();

  LearnRuns(Program program, LearnArguments arguments) {
    this.program = program;
    this.arguments = arguments;
    this.folder = arguments.folder().resolve(program.name());
  }

  /** The traces that are learnt from. */
  static List<Path> training(Path folder) throws IOException {
    return traces(folder, "training-");
  }

  /** The traces of further runs of the unchanged program. */
  static List<Path> further(Path folder) throws IOException {
    return traces(folder, "further-");
  }

  /** The traces of mutants. */
  static List<Path> mutants(Path folder) throws IOException {
    return traces(folder, "mutant-");
  }

  private static List<Path> traces(Path folder, String prefix) throws IOException {
    try (var runs = Files.list(folder)) {
      return runs.filter(run -> run.getFileName().toString().startsWith(prefix))
          .map(run -> run.resolve(TRACE))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  /** The trace of the unchanged program on the inputs of a mutant. */
  static Path unchanged(Path mutant, int further) {
    String name = name(mutant);
    int id = Integer.parseInt(name.substring(name.indexOf('-') + 1));
    return mutant
        .resolve("../..")
        .resolve(name("further-", id % further))
        .resolve(TRACE)
        .normalize();
  }

  /** The name of the run that has left a trace. */
  static String name(Path trace) {
    return trace.getName(trace.getNameCount() - 2).toString();
  }

  private static String name(String prefix, int number) {
    return prefix + "%03d".formatted(number);
  }

  void run() throws IOException, InterruptedException {
    ProgramRun.delete(folder);
    Files.createDirectories(folder);
    try (Lanes lanes = new Lanes(program.name())) {
      for (int i = 0; i < arguments.training(); i++) {
        add(lanes, name("training-", i), TRAINING_SEEDS + i, null);
      }
      for (int i = 0; i < arguments.further(); i++) {
        add(lanes, name("further-", i), FURTHER_SEEDS + i, null);
      }
      if (program.hasMutants()) {
        lanes.add(0, () -> keep(0, "as-written", program, null));
        lanes.await();
        addMutants(lanes);
      }
      lanes.await();
    }
  }

  private void add(Lanes lanes, String name, int seed, @Nullable TracedMutant mutant)
      throws IOException {
    Program varied = VariedProgram.of(program, seed, folder.resolve("inputs-" + seed));
    // A program sees the path of its lane: a mutant needs the lane of the unchanged run beside it.
    int lane = seed % Lanes.COUNT;
    lanes.add(lane, () -> keep(lane, name, varied, mutant));
  }

  private void addMutants(Lanes lanes) throws IOException {
    Set<String> methods = new TreeSet<>();
    TraceSamples.forEach(
        folder.resolve("as-written").resolve(TRACE), one -> methods.add(one.place().method()));
    Set<String> classes = new TreeSet<>();
    methods.forEach(method -> classes.add(method.substring(0, Math.max(0, method.indexOf('#')))));
    List<TracedMutant> drawn =
        new MutantFactory(program).draw(arguments.mutants(), arguments.seed(), classes);
    for (TracedMutant mutant : drawn) {
      String name = name("mutant-", mutant.id());
      Files.createDirectories(folder.resolve(name));
      Files.write(
          folder.resolve(name).resolve("mutant.txt"),
          List.of(mutant.method(), mutant.mutator(), mutant.line() + ": " + mutant.description()));
      if (methods.contains(mutant.method())) {
        add(lanes, name, FURTHER_SEEDS + mutant.id() % arguments.further(), mutant);
      }
    }
  }

  private void keep(int lane, String name, Program varied, @Nullable TracedMutant mutant)
      throws IOException, InterruptedException {
    Path own = folder.resolve(name);
    Files.createDirectories(own);
    Path work = folder.resolve("lane-" + lane);
    ProgramRun.Outcome outcome = new ProgramRun(varied, work, agent).traced(mutant);
    if (Files.exists(outcome.trace())) {
      Files.move(outcome.trace(), own.resolve(TRACE), StandardCopyOption.REPLACE_EXISTING);
    }
    ProgramRun.delete(work);
  }
}
