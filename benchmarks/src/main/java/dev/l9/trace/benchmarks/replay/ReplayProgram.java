package dev.l9.trace.benchmarks.replay;

import dev.l9.trace.benchmarks.replay.programs.Baskets;
import dev.l9.trace.benchmarks.replay.programs.Checksums;
import dev.l9.trace.benchmarks.replay.programs.CustomerNames;
import dev.l9.trace.benchmarks.replay.programs.FileNames;
import dev.l9.trace.benchmarks.replay.programs.Measurements;
import dev.l9.trace.benchmarks.replay.programs.OrderReports;
import dev.l9.trace.benchmarks.replay.programs.Statistics;
import dev.l9.trace.benchmarks.replay.programs.StockLists;
import dev.l9.trace.benchmarks.replay.programs.WebPages;
import dev.l9.trace.benchmarks.workload.TextScenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of which calls are replayed.
 *
 * @param traced the jars or folders with the classes that are traced
 * @param others what else is on the class path
 * @param include the methods that are traced
 * @param rate how many calls of a method are recorded in a second
 */
record ReplayProgram(
    String name,
    List<Path> traced,
    List<Path> others,
    String include,
    int rate,
    String main,
    List<String> arguments) {

  /** More calls of a method in a second aren't recorded, where that is so many. */
  private static final int ALL = 1_000_000;

  private static final Path SAMPLE = Path.of("sample-app/target/sample-app.jar").toAbsolutePath();
  private static final Path SPECS = Path.of("sample-app/specs").toAbsolutePath();

  static List<ReplayProgram> all() {
    return List.of(
        sample("sample-app", ".", List.of("checkout", "energy", "loan", "shop-order", "stock")),
        sample(
            "sample-app, wrong specs", "bad", List.of("cycle", "duplicate", "syntax", "unknown")),
        library("commons-text", "org.apache.commons.text", TextScenarios.class),
        library("commons-lang3, texts", "org.apache.commons.lang3", CustomerNames.class),
        library("commons-lang3, numbers", "org.apache.commons.lang3", Measurements.class),
        library("commons-csv", "org.apache.commons.csv", OrderReports.class),
        library("commons-codec", "org.apache.commons.codec", Checksums.class),
        library("commons-io", "org.apache.commons.io", FileNames.class),
        library("commons-collections4", "org.apache.commons.collections4", Baskets.class),
        library("commons-math3", "org.apache.commons.math3", Statistics.class),
        library("guava", "com.google.common", StockLists.class),
        library("jsoup", "org.jsoup", WebPages.class));
  }

  private static ReplayProgram sample(String name, String folder, List<String> specs) {
    Stream<String> files =
        specs.stream().map(spec -> SPECS.resolve(folder).resolve(spec + ".spec").toString());
    return new ReplayProgram(
        name,
        List.of(SAMPLE),
        List.of(),
        "dev.l9.sample..*",
        ALL,
        "dev.l9.sample.Main",
        Stream.concat(Stream.of("--fresh"), files).toList());
  }

  private static ReplayProgram library(String name, String packageName, Class<?> main) {
    int comma = name.indexOf(',');
    String jar = comma < 0 ? name : name.substring(0, comma);
    boolean isText = main == TextScenarios.class;
    return new ReplayProgram(
        name,
        List.of(Path.of("benchmarks/target/lib", jar + ".jar").toAbsolutePath()),
        libraries(),
        packageName + "..*",
        main == WebPages.class ? 10 : ALL, // Its parser holds the whole page, and is called often.
        main.getName(),
        isText ? TextScenarios.names() : List.of());
  }

  /** All libraries; a program's own stand before them. */
  private static List<Path> libraries() {
    Path target = Path.of("benchmarks/target");
    try (Stream<Path> jars = java.nio.file.Files.list(target.resolve("lib"))) {
      return Stream.concat(Stream.of(target.resolve("classes")), jars.sorted())
          .map(Path::toAbsolutePath)
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  List<Path> classPath() {
    return Stream.concat(traced.stream(), others.stream()).toList();
  }
}
