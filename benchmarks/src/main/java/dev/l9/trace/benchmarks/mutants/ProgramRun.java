package dev.l9.trace.benchmarks.mutants;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program, or a mutant of it, in JVMs of its own. Each has its folder. */
public final class ProgramRun {

  private static final int MAX_SECONDS = 60;
  private static final long MAX_TRACE = 200_000_000;
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

  private final Program program;
  private final Path folder;
  private static final Pattern PAYLOAD = Pattern.compile("\"payload\":(.*?),\"metadata\":");

  private final Path agent;

  public ProgramRun(Program program, Path folder, Path agent) {
    this.program = program;
    this.folder = folder;
    this.agent = agent;
  }

  /**
   * What a traced run did.
   *
   * @param output what it printed and left in files, and its exit code
   * @param stopped whether it was stopped, since it didn't end
   */
  public record Outcome(String output, Path trace, boolean stopped) {}

  /** Runs it traced on everything; {@code changed} is null for the unchanged program. */
  public Outcome traced(@Nullable TracedMutant changed) throws IOException, InterruptedException {
    return traced(changed, "", null);
  }

  /**
   * Runs it traced on everything.
   *
   * @param changed null for the unchanged program
   * @param options more options of the agent, each with a comma before it
   * @param before a trace that this run's is appended to; null for none
   */
  Outcome traced(@Nullable TracedMutant changed, String options, @Nullable Path before)
      throws IOException, InterruptedException {
    prepare(changed);
    Path trace = folder.resolve("trace.jsonl");
    if (before != null) {
      Files.copy(before, trace);
    }
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(QUICK);
    // A JVM that is stopped leaves SQLite's library there.
    command.add("-Dorg.sqlite.tmpdir=" + folder);
    command.add(
        "-javaagent:"
            + agent
            + "=update=false,values=json,trace.rotate=0,trace="
            + trace
            + ",include="
            + program.include()
            + options);
    command.addAll(List.of("-cp", classPath(List.of()), program.main()));
    command.addAll(program.everything());
    int code = execute(command, trace);
    return new Outcome(code + "\n" + output(folder.resolve("work")), trace, code == STOPPED);
  }

  private static final int STOPPED = -1;

  /** Runs each test alone, with JaCoCo, and returns what {@link SpectrumRun} says. */
  List<String> tests(@Nullable TracedMutant changed) throws IOException, InterruptedException {
    prepare(changed);
    Path lines = folder.resolve("spectrum.txt");
    Files.deleteIfExists(lines);
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(QUICK);
    // A JVM that is stopped leaves SQLite's library there.
    command.add("-Dorg.sqlite.tmpdir=" + folder);
    Path lib = Path.of("benchmarks/target/lib").toAbsolutePath();
    List<Path> own =
        List.of(
            Path.of("benchmarks/target/classes").toAbsolutePath(),
            lib.resolve("org.jacoco.core.jar"),
            lib.resolve("asm.jar"),
            lib.resolve("asm-commons.jar"),
            lib.resolve("asm-tree.jar"));
    command.addAll(
        List.of(
            "-cp",
            own.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
    command.addAll(
        List.of(
            SpectrumRun.class.getName(),
            classPath(List.of()),
            program.inPackage(),
            program.main(),
            lines.toString()));
    for (List<String> test : program.tests()) {
      command.add(
          Stream.concat(program.options().stream(), test.stream())
              .collect(Collectors.joining("\t")));
    }
    execute(command, lines);
    return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
  }

  /** Makes the folder anew: {@code work}, and {@code changed} with the mutant's class. */
  void prepare(@Nullable TracedMutant changed) throws IOException {
    delete(folder);
    Path work = folder.resolve("work");
    Files.createDirectories(work);
    Files.createDirectories(folder.resolve("changed"));
    for (Path one : program.files()) {
      copy(one, work.resolve(one.getFileName().toString()));
    }
    if (changed != null) {
      Path file =
          folder.resolve("changed").resolve(changed.className().replace('.', '/') + ".class");
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, changed.bytes());
    }
  }

  private String classPath(List<Path> more) {
    return Stream.of(
            Stream.of(folder.resolve("changed"), program.mutated()),
            program.libraries().stream(),
            more.stream())
        .flatMap(paths -> paths)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns the exit code, or {@link #STOPPED} where it runs or writes far too long. */
  private int execute(List<String> command, Path written) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.resolve("work").toFile())
            .redirectOutput(folder.resolve("work/stdout").toFile())
            .redirectError(folder.resolve("work/stderr").toFile())
            .start();
    try {
      for (int tenths = 0; tenths < 10 * MAX_SECONDS; tenths++) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          return process.exitValue();
        }
        if (Files.exists(written) && Files.size(written) > MAX_TRACE) {
          return STOPPED;
        }
      }
      return STOPPED;
    } finally {
      process.destroy(); // The agent writes what it has.
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** The text of all files that a run has left in its folder. */
  static String output(Path work) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        all.append(work.relativize(file))
            .append('\n')
            .append(file.endsWith("memory.db") ? payloads(text) : text);
      }
    }
    return all.toString();
  }

  /** What the packets of a store say, without their ids and times. */
  private static String payloads(String store) {
    return PAYLOAD
        .matcher(store)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
