package dev.l9.trace.benchmarks.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of which mutants are made.
 *
 * @param mutated the jar with its classes
 * @param inPackage the beginning of the names of the classes of which mutants are made; empty for
 *     none
 * @param libraries what else is on its class path
 * @param main its main class, which has a {@code static int run(PrintStream, PrintStream,
 *     String...)}
 * @param include the agent's option that says what is traced
 * @param files what a run finds in its working directory
 * @param options of each run
 * @param tests the arguments of the runs of which each alone is a test for the spectrum
 */
public record Program(
    String name,
    Path mutated,
    String inPackage,
    List<Path> libraries,
    String main,
    String include,
    List<Path> files,
    List<String> options,
    List<List<String>> tests) {

  public Program {
    libraries = List.copyOf(libraries);
    files = List.copyOf(files);
    options = List.copyOf(options);
    tests = List.copyOf(tests);
  }

  /** The arguments of a run on everything, which is what is traced. */
  public List<String> everything() {
    List<String> all = new ArrayList<>(options);
    tests.forEach(all::addAll);
    return all;
  }

  /**
   * The sample application, a library that other people wrote, and a program that is rerun only,
   * since all is in it that differs from run to run.
   */
  public static List<Program> all() {
    return List.of(sample(), text(), noisy());
  }

  /** Whether mutants are made of it. */
  public boolean hasMutants() {
    return !inPackage.isEmpty();
  }

  private static Program noisy() {
    String main = "dev.l9.trace.benchmarks.workload.NoisyOrders";
    return new Program(
        "noisy-orders",
        Path.of("benchmarks/target/classes").toAbsolutePath(),
        "",
        List.of(),
        main,
        main + "#*",
        List.of(),
        List.of(),
        List.of());
  }

  private static Program sample() {
    return new Program(
        "sample-app",
        Path.of("sample-app/target/sample-app.jar").toAbsolutePath(),
        "dev.l9.sample.",
        List.of(),
        "dev.l9.sample.Main",
        "dev.l9.sample..*#*",
        List.of(Path.of("sample-app/specs")),
        List.of("--state", "state", "--fresh"),
        Stream.of(
                "checkout",
                "energy",
                "loan",
                "shop-order",
                "stock",
                "bad/cycle",
                "bad/duplicate",
                "bad/syntax",
                "bad/unknown")
            .flatMap(spec -> Stream.of(List.of("specs/" + spec + ".spec")))
            .toList());
  }

  private static Program text() {
    Path target = Path.of("benchmarks/target").toAbsolutePath();
    return new Program(
        "commons-text",
        target.resolve("lib/commons-text.jar"),
        "org.apache.commons.text.",
        List.of(target.resolve("classes"), target.resolve("lib/commons-lang3.jar")),
        "dev.l9.trace.benchmarks.workload.TextScenarios",
        "org.apache.commons.text..*#*;dev.l9.trace.benchmarks.workload.TextScenarios#*",
        List.of(),
        List.of(),
        dev.l9.trace.benchmarks.workload.TextScenarios.names().stream().map(List::of).toList());
  }
}
