package dev.l9.trace.benchmarks.learn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Daikon, on the same values: it is given the arguments and results that the traces have, and
 * checks the invariants that it would print, those above its default confidence that its default
 * filters leave.
 */
final class Daikon implements Oracle {

  private static final Pattern VIOLATION =
      Pattern.compile("At ppt (.*?), Invariant '(.*)' invalidated by sample ");
  private static final Pattern TESTED = Pattern.compile("false positives, out of (\\d+)");

  private final String jar;
  private final Path folder;
  private final DaikonPoints points;

  /**
   * @param folder where its files are
   * @param training the traces that it will learn from
   */
  Daikon(String jar, Path folder, List<Path> training) throws IOException {
    this.jar = jar;
    this.folder = folder;
    this.points = new DaikonPoints(training);
  }

  @Override
  public String name() {
    return "Daikon";
  }

  @Override
  public int learn(List<Path> traces) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    points.writeDeclarations(folder.resolve("points.decls"));
    points.writeRecords(traces, folder.resolve("training.dtrace"));
    Path output = folder.resolve("learn.txt");
    java(
        output,
        List.of(
            "daikon.Daikon",
            "--no_show_progress",
            "--no_text_output",
            "-o",
            "learnt.inv.gz",
            "points.decls",
            "training.dtrace"));
    return tested(check(List.of(folder.resolve("training.dtrace"))));
  }

  @Override
  public Map<Path, Set<String>> violated(List<Path> traces)
      throws IOException, InterruptedException {
    Map<Path, Path> records = new LinkedHashMap<>();
    for (Path trace : traces) {
      Path one = folder.resolve(LearnRuns.name(trace) + ".dtrace");
      points.writeRecords(List.of(trace), one);
      records.put(trace, one);
    }
    check(List.copyOf(records.values()));
    Map<Path, Set<String>> violated = new HashMap<>();
    for (Map.Entry<Path, Path> one : records.entrySet()) {
      violated.put(one.getKey(), violations(one.getValue()));
      Files.delete(one.getValue());
    }
    return violated;
  }

  private static Set<String> violations(Path records) throws IOException {
    Set<String> violated = new TreeSet<>();
    for (String line : Files.readAllLines(DaikonChecks.answer(records))) {
      Matcher matcher = VIOLATION.matcher(line);
      if (matcher.find()) {
        violated.add(matcher.group(1) + ": " + matcher.group(2));
      }
    }
    return violated;
  }

  /** Returns what the checkers said. Two JVMs check at a time. */
  private List<String> check(List<Path> records) throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    try (Lanes lanes = new Lanes("Daikon")) {
      for (int lane = 0; lane < Math.min(Lanes.COUNT, records.size()); lane++) {
        Path output = folder.resolve("check-" + lane + ".txt");
        List<String> command =
            new ArrayList<>(List.of(DaikonChecks.class.getName(), "learnt.inv.gz"));
        for (int i = lane; i < records.size(); i += Lanes.COUNT) {
          command.add(records.get(i).toString());
        }
        lanes.add(lane, () -> java(output, command));
      }
      lanes.await();
    }
    for (int lane = 0; lane < Math.min(Lanes.COUNT, records.size()); lane++) {
      said.addAll(Files.readAllLines(folder.resolve("check-" + lane + ".txt")));
    }
    return said;
  }

  private static int tested(List<String> lines) throws IOException {
    for (String line : lines) {
      Matcher matcher = TESTED.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("Daikon's checker doesn't say how many invariants it has tested");
  }

  private void java(Path output, List<String> command) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                jar + File.pathSeparator + Path.of("benchmarks/target/classes").toAbsolutePath()));
    all.addAll(command);
    Process process =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("Daikon failed: " + command.get(0) + "; it says why in " + output);
    }
  }
}
