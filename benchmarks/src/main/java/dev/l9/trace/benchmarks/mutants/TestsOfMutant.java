package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.testkit.GeneratedTest.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs generated tests with the classes of a program, or of a mutant, in JVMs of their own. */
final class TestsOfMutant {

  /** What a line begins with that says what came of a test. */
  static final String MARK = "l9-test ";

  private static final int MAX_SECONDS = 60;

  private final Program program;
  private final Path folder;

  /**
   * Tests of a program.
   *
   * @param folder as {@link ProgramRun} has prepared it
   */
  TestsOfMutant(Program program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Runs tests in their order until one fails.
   *
   * @return what came of each that was run; a test that doesn't end, or ends the JVM, has failed
   */
  List<Result> run(List<WrittenTest> tests) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProgramRun.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                ownClassPath(),
                GeneratedTestRun.class.getName(),
                classPath()));
    for (WrittenTest test : tests) {
      Path source = folder.resolve("test-" + (command.size() / 2) + ".java");
      Files.writeString(source, test.source());
      command.addAll(List.of(test.fullName(), source.toString()));
    }
    Path printed = folder.resolve("tests.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.resolve("work").toFile())
            .redirectOutput(printed.toFile())
            .redirectError(folder.resolve("problems.txt").toFile())
            .start();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return results(Files.readString(printed, java.nio.charset.StandardCharsets.ISO_8859_1), tests);
  }

  private static List<Result> results(String printed, List<WrittenTest> tests) {
    List<Result> results = new ArrayList<>();
    printed
        .lines()
        .filter(line -> line.startsWith(MARK))
        .forEach(line -> results.add(Result.valueOf(line.substring(MARK.length()))));
    if (!results.contains(Result.FAILED) && results.size() < tests.size()) {
      results.add(Result.FAILED);
    }
    return results;
  }

  private static String ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, 0))
        .map(one -> Path.of(one).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String classPath() {
    return Stream.concat(
            Stream.of(folder.resolve("changed"), program.mutated()), program.libraries().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
