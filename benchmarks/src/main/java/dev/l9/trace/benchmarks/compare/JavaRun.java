package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One program in a JVM of its own, in a folder of its own, which is gone afterwards. */
final class JavaRun {

  private static final int MAX_SECONDS = 120;

  private final Jdk jdk;
  private final Path folder;
  private final List<String> classPath;

  /** Sources of the workload, which our agent writes its blocks into, and where they are. */
  private final List<String> sources;

  private final Path sourceFolder;

  JavaRun(Jdk jdk, Path folder, List<String> classPath, List<String> sources, Path sourceFolder) {
    this.jdk = jdk;
    this.folder = folder.toAbsolutePath();
    this.classPath = classPath;
    this.sources = sources;
    this.sourceFolder = sourceFolder;
  }

  JavaRun withClassPath(String more) {
    List<String> all = new ArrayList<>(classPath);
    all.add(more);
    return new JavaRun(jdk, folder, all, sources, sourceFolder);
  }

  JavaRun withSources(List<String> types) {
    return new JavaRun(jdk, folder, classPath, types, sourceFolder);
  }

  /**
   * What was measured: the program's own figures, and {@code wall}, the milliseconds from the start
   * of the process to its end; {@code written} where the events can be counted.
   *
   * @throws FailedRun where the program fails or never ends
   */
  Map<String, Double> run(Peer peer, Launch launch, List<String> jvm, List<String> program) {
    try {
      delete(); // What a run that was stopped has left.
      prepare(launch);
      long start = System.nanoTime();
      execute(command(launch, jvm, program), launch);
      double wall = (System.nanoTime() - start) / 1e6;
      Map<String, Double> figures = figures();
      figures.put("wall", wall);
      EventCounter counter = peer.counter();
      if (counter != null) {
        double written = counter.count(folder);
        figures.put("written", written);
        figures.put("each", written / figures.getOrDefault("runs", 1.0));
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete();
    }
  }

  private void prepare(Launch launch) throws IOException {
    Path copy = folder.resolve("src/main/java/dev/l9/trace/benchmarks/workload");
    Files.createDirectories(copy);
    for (String type : sources) {
      Files.copy(sourceFolder.resolve(type + ".java"), copy.resolve(type + ".java"));
    }
    for (Map.Entry<String, String> file : launch.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private List<String> command(Launch launch, List<String> jvm, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(jvm);
    command.addAll(launch.jvmArguments());
    command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath)));
    command.addAll(program);
    return command;
  }

  private void execute(List<String> command, Launch launch) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().putAll(launch.environment());
    // AppMap asks git where it is, and fails in a clone of a repository without a remote.
    builder
        .environment()
        .put("GIT_CEILING_DIRECTORIES", folder.resolve("..").normalize().toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        throw new FailedRun("doesn't end within " + MAX_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedRun("interrupted");
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new FailedRun("ends with " + process.exitValue() + ": " + firstError());
    }
  }

  private String firstError() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("stderr"))) {
      return lines
          .filter(line -> line.contains("Exception") || line.contains("Error"))
          .findFirst()
          .orElse("nothing on standard error");
    }
  }

  private Map<String, Double> figures() throws IOException {
    Map<String, Double> figures = new TreeMap<>();
    Path file = folder.resolve("figures");
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      properties.forEach((key, value) -> figures.put((String) key, Double.valueOf((String) value)));
    }
    return figures;
  }

  private void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
