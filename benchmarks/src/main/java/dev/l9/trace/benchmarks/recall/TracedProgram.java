package dev.l9.trace.benchmarks.recall;

import dev.l9.trace.benchmarks.recall.programs.WrongNumbers;
import dev.l9.trace.benchmarks.recall.programs.WrongTexts;
import dev.l9.trace.benchmarks.replay.programs.CustomerNames;
import dev.l9.trace.benchmarks.replay.programs.Measurements;
import dev.l9.trace.benchmarks.replay.programs.Statistics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program whose runs are remembered.
 *
 * @param include the methods that are traced
 */
record TracedProgram(String name, String include, List<String> command) {

  private static final Path SAMPLE = Path.of("sample-app/target/sample-app.jar").toAbsolutePath();
  private static final Path SPECS = Path.of("sample-app/specs").toAbsolutePath();

  /** The sample app with good and wrong specs, and two libraries that are used well and wrongly. */
  static List<TracedProgram> all() {
    return List.of(
        sample("sample", ".", List.of("checkout", "energy", "loan", "shop-order", "stock")),
        sample("sample-bad", "bad", List.of("cycle", "duplicate", "syntax", "unknown")),
        library("lang-texts", "lang3", CustomerNames.class),
        library("lang-numbers", "lang3", Measurements.class),
        library("lang-wrong", "lang3", WrongTexts.class),
        library("math", "math3", Statistics.class),
        library("math-wrong", "math3", WrongNumbers.class));
  }

  private static TracedProgram sample(String name, String folder, List<String> specs) {
    Stream<String> files =
        specs.stream().map(spec -> SPECS.resolve(folder).resolve(spec + ".spec").toString());
    Stream<String> command = Stream.of(SAMPLE.toString(), "dev.l9.sample.Main", "--fresh");
    return new TracedProgram(name, "dev.l9.sample..*", Stream.concat(command, files).toList());
  }

  private static TracedProgram library(String name, String library, Class<?> main) {
    Path target = Path.of("benchmarks/target").toAbsolutePath();
    String classPath =
        target.resolve("classes")
            + File.pathSeparator
            + target.resolve("lib")
            + File.separator
            + "*";
    return new TracedProgram(
        name, "org.apache.commons." + library + "..*", List.of(classPath, main.getName()));
  }

  /** Runs it under the agent, and returns the trace. */
  Path run(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path trace = folder.resolve("trace.jsonl");
    Files.deleteIfExists(trace);
    String options =
        "update=false,trace.rotate=0,end.wait=2m,rate=1000000,include=%s,trace=%s"
            .formatted(include, trace);
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-javaagent:"
                    + Path.of("agent/target/l9-agent.jar").toAbsolutePath()
                    + "="
                    + options,
                "-cp"));
    words.addAll(command);
    new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start()
        .waitFor();
    return trace;
  }
}
