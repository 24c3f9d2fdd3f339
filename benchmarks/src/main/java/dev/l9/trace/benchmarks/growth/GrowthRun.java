package dev.l9.trace.benchmarks.growth;

import dev.l9.trace.benchmarks.compare.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One program of a size, in a JVM of its own, with the agent or without. */
final class GrowthRun {

  private static final String MAIN = "dev.l9.trace.benchmarks.workload.GrowthLoop";
  private static final int MAX_SECONDS_TO_END = 300;

  private final Jdk jdk;
  private final Path folder;
  private final List<Path> classPath;

  GrowthRun(Jdk jdk, Path folder, List<Path> classPath) {
    this.jdk = jdk;
    this.folder = folder;
    this.classPath = List.copyOf(classPath);
  }

  /**
   * What was measured up to the end of a window.
   *
   * @param made events so far
   * @param nanos of the median call
   * @param cpu nanoseconds of all threads, per call
   * @param bytes in use after a collection
   */
  record Window(double made, double nanos, double cpu, double bytes) {

    static Window parse(String line) {
      double[] figures =
          Arrays.stream(line.split(" ", 0)).mapToDouble(Double::parseDouble).toArray();
      return new Window(figures[0], figures[1], figures[2], figures[3]);
    }
  }

  /**
   * A run.
   *
   * @param millisToEnd from the end of {@code main} to that of the process
   * @param written events in the files of the trace
   * @param blocks source files with a block
   */
  record Result(List<Window> windows, double millisToEnd, double written, int blocks) {
    Result {
      windows = List.copyOf(windows);
    }

    Window last() {
      return windows.get(windows.size() - 1);
    }
  }

  /**
   * Runs it.
   *
   * @param agent options of {@code java}; empty for none
   */
  Result run(Size size, List<String> agent, int rate, double seconds, int windows, long warmUpCalls)
      throws IOException, InterruptedException {
    delete();
    new Sources(classPath).generate(folder, size);
    try {
      List<String> command = command(size, agent, rate, seconds, windows);
      command.add(String.valueOf(warmUpCalls));
      execute(command, seconds * windows);
      long ended = System.currentTimeMillis();
      List<String> lines = Files.readAllLines(folder.resolve("figures"));
      int last = lines.size() - 1;
      return new Result(
          lines.subList(0, last).stream().map(Window::parse).toList(),
          ended - Long.parseLong(lines.get(last)),
          agent.isEmpty() ? Double.NaN : written(),
          blocks());
    } finally {
      delete();
    }
  }

  private List<String> command(
      Size size, List<String> agent, int rate, double seconds, int windows) {
    List<String> path = new ArrayList<>(List.of(folder.resolve("classes").toString()));
    classPath.forEach(one -> path.add(one.toString()));
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xms1g", "-Xmx1g"));
    command.addAll(agent);
    command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, path), MAIN, "figures"));
    command.add(String.valueOf(size.files()));
    command.add(String.valueOf(size.methodsOfFile()));
    command.add(String.valueOf(size.depth()));
    command.add(String.valueOf(size.bytes()));
    command.add(String.valueOf(size.threads()));
    command.add(String.valueOf(rate));
    command.add(String.valueOf(seconds));
    command.add(String.valueOf(windows));
    return command;
  }

  private void execute(List<String> command, double seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    try {
      if (!process.waitFor((long) (2 * seconds) + MAX_SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new IOException("the program didn't end in time");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String printed = Files.readString(folder.resolve("printed"));
      throw new IOException("the program failed: " + printed);
    }
  }

  private double written() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      double lines = 0;
      for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> all = Files.lines(file)) {
          lines += all.count();
        }
      }
      return lines;
    }
  }

  private int blocks() throws IOException {
    int blocks = 0;
    try (Stream<Path> files = Files.list(folder.resolve("src/main/java/grown"))) {
      for (Path file : files.toList()) {
        blocks += Files.readString(file).contains("END L9 DORA BLOCK") ? 1 : 0;
      }
    }
    return blocks;
  }

  private void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      }
    }
  }
}
