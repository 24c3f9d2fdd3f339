package dev.l9.trace.benchmarks.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program, its reruns and its mutants, and keeps for each a folder with {@code trace.jsonl},
 * {@code output.txt}, {@code spectrum.txt} and {@code mutant.txt}. Two JVMs run at a time.
 */
final class MutantRuns {

  /** In place of the output of a run that didn't end. */
  static final String STOPPED = "stopped";

  static final int LANES = 2;

  private final Program program;
  private final MutantArguments arguments;
  private final Path folder;
  private final Path agent = Path.of("agent/target/l9-agent.jar").toAbsolutePath();

  MutantRuns(Program program, MutantArguments arguments) {
    this.program = program;
    this.arguments = arguments;
    this.folder = arguments.folder().resolve(program.name());
  }

  void run() throws IOException, InterruptedException {
    ProgramRun.delete(folder);
    Files.createDirectories(folder);
    Lanes lanes = new Lanes();
    try {
      for (int lane = 0; lane < LANES; lane++) {
        lanes.add(lane, unchanged(lane), null, program.hasMutants());
      }
      lanes.await();
      for (int i = 0; i < arguments.reruns(); i++) {
        lanes.add(i % LANES, "rerun-" + i, null, false);
      }
      if (program.hasMutants()) {
        addMutants(lanes);
      }
      lanes.await();
    } finally {
      lanes.close();
    }
  }

  private void addMutants(Lanes lanes) throws IOException {
    Set<String> methods = tracedMethods(folder.resolve(unchanged(0)).resolve("trace.jsonl"));
    Set<String> classes = new TreeSet<>();
    methods.forEach(method -> classes.add(method.substring(0, method.indexOf('#'))));
    List<TracedMutant> drawn =
        new MutantFactory(program).draw(arguments.mutants(), arguments.seed(), classes);
    for (TracedMutant mutant : drawn) {
      String name = "mutant-" + mutant.id();
      Files.createDirectories(folder.resolve(name));
      Files.write(folder.resolve(name).resolve("mutant.txt"), description(mutant));
      if (methods.contains(mutant.method())) {
        lanes.add(mutant.id() % LANES, name, mutant, true);
      }
    }
  }

  /** The folder of the unchanged program's run in a lane. */
  static String unchanged(int lane) {
    return "unchanged-" + lane;
  }

  private static List<String> description(TracedMutant mutant) {
    return List.of(
        mutant.method(), mutant.mutator(), String.valueOf(mutant.line()), mutant.description());
  }

  /** What a method is that isn't in the trace of the unchanged program: not reached by a run. */
  static Set<String> tracedMethods(Path trace) throws IOException {
    Set<String> methods = new TreeSet<>();
    Pattern method = Pattern.compile("\"class\":\"([^\"]+)\",\"method\":\"([^\"]+)\"");
    for (String line : Files.readAllLines(trace)) {
      Matcher found = method.matcher(line);
      if (found.find()) {
        methods.add(found.group(1) + "#" + found.group(2));
      }
    }
    return methods;
  }

  /**
   * Runs JVMs, one at a time in each lane. The runs of a lane are in one folder, since its path is
   * among what the program sees.
   */
  private final class Lanes {

    private final List<ExecutorService> lanes = new ArrayList<>();
    private final List<Future<?>> futures = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    Lanes() {
      for (int lane = 0; lane < LANES; lane++) {
        lanes.add(Executors.newSingleThreadExecutor());
      }
    }

    void add(int lane, String name, @Nullable TracedMutant mutant, boolean tests) {
      futures.add(
          lanes
              .get(lane)
              .submit(
                  () -> {
                    keep(folder.resolve("lane-" + lane), folder.resolve(name), mutant, tests);
                    System.err.print(
                        "\r" + program.name() + ": " + done.incrementAndGet() + " runs ");
                    return null;
                  }));
    }

    private void keep(Path lane, Path own, @Nullable TracedMutant mutant, boolean tests)
        throws IOException, InterruptedException {
      Files.createDirectories(own);
      ProgramRun run = new ProgramRun(program, lane, agent);
      ProgramRun.Outcome outcome = run.traced(mutant);
      if (Files.exists(outcome.trace())) {
        Files.move(
            outcome.trace(), own.resolve("trace.jsonl"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(own.resolve("output.txt"), outcome.stopped() ? STOPPED : outcome.output());
      if (tests) {
        Files.write(own.resolve("spectrum.txt"), run.tests(mutant));
      }
      ProgramRun.delete(lane);
    }

    void await() throws IOException, InterruptedException {
      for (Future<?> future : futures) {
        try {
          future.get();
        } catch (ExecutionException e) {
          throw new IOException(program.name() + " can't be run", e.getCause());
        }
      }
      futures.clear();
    }

    void close() {
      lanes.forEach(ExecutorService::shutdownNow);
      System.err.println();
    }
  }
}
