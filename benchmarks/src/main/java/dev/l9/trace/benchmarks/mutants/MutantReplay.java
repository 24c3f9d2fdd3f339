package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.testkit.GeneratedTest.Result;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs a program and then each of its mutants, as a programmer would who has changed it: into one
 * trace, and with the changed classes in the project's folder. Then it asks the tools.
 */
final class MutantReplay {

  private final Program program;
  private final Path folder;
  private final ProgramRun run;
  private final Path lane;
  private final Path unchanged;

  MutantReplay(Program program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.lane = folder.resolve("lane");
    this.unchanged = folder.resolve("unchanged.jsonl");
    this.run = new ProgramRun(program, lane, Path.of("agent/target/l9-agent.jar").toAbsolutePath());
  }

  /** JVMs that one process starts are one run, if nobody says otherwise. */
  private String options(String runId) {
    return ",end.wait=2m,run=" + runId + ",capture.receiver=" + program.include();
  }

  List<ReplayedMutant> run(MutantArguments arguments) throws IOException, InterruptedException {
    ProgramRun.delete(folder);
    Files.createDirectories(folder);
    Files.move(run.traced(null, options("old"), null).trace(), unchanged);
    Set<String> methods = MutantRuns.tracedMethods(unchanged);
    Set<String> classes = new TreeSet<>();
    methods.forEach(method -> classes.add(method.substring(0, method.indexOf('#'))));
    long hash = TraceHash.of(run.traced(null).trace());
    if (TraceHash.of(run.traced(null).trace()) != hash) {
      throw new IOException("two runs of " + program.name() + " have different events");
    }
    List<ReplayedMutant> all = new ArrayList<>();
    for (TracedMutant mutant :
        new MutantFactory(program).draw(arguments.mutants(), arguments.seed(), classes)) {
      all.add(
          methods.contains(mutant.method())
              ? replay(mutant, hash)
              : ReplayedMutant.notReached(program.name(), mutant));
      System.err.println(all.get(all.size() - 1).line());
    }
    return all;
  }

  private ReplayedMutant replay(TracedMutant mutant, long hash)
      throws IOException, InterruptedException {
    Path project = folder.resolve("mutant-" + mutant.id());
    ProgramRun.delete(project);
    Files.createDirectories(project);
    boolean changes = changes(mutant, hash);
    Path trace = project.resolve("trace.jsonl");
    Files.move(run.traced(mutant, options("new"), unchanged).trace(), trace);
    run.prepare(mutant);
    putClasses(project.resolve("target/classes"));
    try (AskedTools tools = new AskedTools(project, trace)) {
      Files.writeString(project.resolve("changed.txt"), tools.answer().toString());
      ReplayedMutant replayed = test(mutant, changes, tools, project);
      ProgramRun.delete(project.resolve("target"));
      if (replayed.isFound() || !changes) {
        Files.delete(trace);
      }
      return replayed;
    }
  }

  /** Whole values are cut after a time, which differs from run to run; so this is another run. */
  private boolean changes(TracedMutant mutant, long hash) throws IOException, InterruptedException {
    Path trace = run.traced(mutant).trace();
    return !Files.exists(trace) || TraceHash.of(trace) != hash;
  }

  private ReplayedMutant test(TracedMutant mutant, boolean changes, AskedTools tools, Path project)
      throws IOException, InterruptedException {
    List<WrittenTest> tests = tools.tests();
    for (WrittenTest test : tests) {
      Files.writeString(project.resolve(tests.indexOf(test) + ".java"), test.source());
    }
    boolean isNamed = tools.suspects().contains(mutant.method());
    List<Result> results =
        tests.isEmpty() ? List.of() : new TestsOfMutant(program, lane).run(tests);
    Files.writeString(project.resolve("results.txt"), results + "\n" + tools.problems());
    int failing = results.indexOf(Result.FAILED) + 1;
    boolean passes = false;
    if (failing > 0) {
      run.prepare(null);
      List<WrittenTest> one = List.of(tests.get(failing - 1));
      passes = new TestsOfMutant(program, lane).run(one).equals(List.of(Result.PASSED));
    }
    return new ReplayedMutant(
        program.name(),
        mutant,
        true,
        changes,
        isNamed,
        tests.size(),
        failing,
        passes,
        failing > 0 && tests.get(failing - 1).method().equals(mutant.method()),
        passes ? "" : reason(failing, results, tools));
  }

  private static String reason(int failing, List<Result> results, AskedTools tools) {
    if (failing > 0) {
      return "the test fails on the original";
    }
    if (!results.isEmpty()) {
      return results + " " + tools.problems();
    }
    return tools.problems().isEmpty() ? "no call is named" : "refused " + tools.problems();
  }

  /** The classes that are there after the change. */
  private void putClasses(Path target) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(program.mutated())) {
      copy(jar.getPath("/"), target);
    }
    copy(lane.resolve("changed"), target);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
