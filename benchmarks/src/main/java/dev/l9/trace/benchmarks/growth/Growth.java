package dev.l9.trace.benchmarks.growth;

import dev.l9.trace.benchmarks.compare.Jdk;
import dev.l9.trace.benchmarks.report.LineChart;
import dev.l9.trace.benchmarks.report.Machine;
import dev.l9.trace.benchmarks.report.PerformancePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what an event costs as the work grows, and writes the report. */
public final class Growth {

  private static final Path TARGET = Path.of("benchmarks/target").toAbsolutePath();
  private static final List<Path> CLASS_PATH =
      List.of(
          TARGET.resolve("classes"),
          Path.of("annotations/target/l9-annotations.jar").toAbsolutePath());
  private static final int WINDOWS = 10;
  private static final double BASE_SECONDS = 30;

  /** After so many, with loops or without, the JVM's first compiler has taken most methods. */
  private static final int CALLS_TO_COMPILE = 300;

  private final GrowthArguments arguments;
  private final Jdk jdk;
  private final StringBuilder report = new StringBuilder();
  private final Map<String, String> pictures = new LinkedHashMap<>();

  private Growth(GrowthArguments arguments) throws IOException {
    this.arguments = arguments;
    this.jdk = Jdk.all(arguments.jdks()).get(0);
  }

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(GrowthArguments.USAGE);
      return;
    }
    try {
      new Growth(GrowthArguments.parse(args)).run(String.join(" ", args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + GrowthArguments.USAGE);
      System.exit(2);
    }
  }

  private void run(String commandLine) throws IOException, InterruptedException {
    head(commandLine);
    for (Dimension dimension : Dimension.ALL) {
      if (arguments.only().contains(dimension.name())) {
        measure(dimension);
      }
    }
    if (arguments.only().contains(Dimension.LENGTH)) {
      show(Dimension.LENGTH, "minutes run", length(), "");
    }
    finish();
  }

  private void measure(Dimension dimension) throws InterruptedException {
    List<GrowthRow> rows = new ArrayList<>();
    StringBuilder notes = new StringBuilder();
    for (int value : arguments.quick() ? dimension.quick() : dimension.values()) {
      System.err.println(dimension.title() + ": " + value);
      Size size = dimension.size().apply(Size.USUAL, value);
      long calls = (long) (arguments.seconds() * arguments.rate());
      if (dimension.name().equals("methods") && !arguments.quick()) {
        calls = Math.max(calls, (long) CALLS_TO_COMPILE * value);
      }
      try {
        GrowthRun.Result base = run(size, List.of(), calls);
        rows.add(GrowthRow.of(value, base, run(size, agent("trace.keep=99"), calls)));
      } catch (IOException e) {
        System.err.println(e.getMessage());
        notes.append("\n- ").append(value).append(": ").append(e.getMessage()).append('\n');
      }
    }
    show(dimension.name(), dimension.title(), rows, notes.toString());
  }

  private void head(String commandLine) throws IOException {
    report.append("# As the work grows\n\n");
    if (arguments.quick()) {
      report.append(
          "**A quick run: it shows that everything works, not what anything costs.**\n\n");
    }
    report.append(
        """
        `benchmarks/growth%s`, %s, JDK %s. %,d calls a second; where nothing else is said, of 10 traced methods
        in one file, in chains of %d calls, with a string of %d bytes, by one thread. Each size runs in a
        process with the agent and in one without, and what is shown is the difference: time of the median
        call in the calling thread; CPU of all threads, those that write events and blocks included; memory in
        use after a collection, buffers outside of the heap included. Methods that are called a few times
        only run in the interpreter, with the agent as without.

        """
            .formatted(
                commandLine.isEmpty() ? "" : " " + commandLine,
                Machine.description(),
                jdk.version(),
                arguments.rate(),
                Size.USUAL.depth(),
                Size.USUAL.bytes()));
  }

  private GrowthRun.Result run(Size size, List<String> agent, long warmUpCalls)
      throws IOException, InterruptedException {
    return run(size, agent, arguments.seconds(), 1, warmUpCalls);
  }

  private GrowthRun.Result run(
      Size size, List<String> agent, double seconds, int windows, long warmUpCalls)
      throws IOException, InterruptedException {
    return new GrowthRun(jdk, TARGET.resolve("growth"), CLASS_PATH)
        .run(size, agent, arguments.rate(), seconds, windows, warmUpCalls);
  }

  private List<String> agent(String options) {
    return List.of("-javaagent:" + arguments.agent() + "=" + options);
  }

  /** One long run, seen in windows; without agent, a minute does. */
  private List<GrowthRow> length() throws IOException, InterruptedException {
    System.err.println("length: " + arguments.minutes() + " minutes");
    double seconds = arguments.minutes() * 60 / WINDOWS;
    long calls = (long) (arguments.seconds() * arguments.rate());
    // By the second window the compilers have come to rest, as they have in the windows below.
    double baseSeconds = Math.min(seconds, BASE_SECONDS);
    GrowthRun.Window base = run(Size.USUAL, List.of(), baseSeconds, 2, calls).last();
    GrowthRun.Result traced = run(Size.USUAL, agent("trace.keep=4"), seconds, WINDOWS, calls);
    List<GrowthRow> rows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      GrowthRow row = GrowthRow.of((i + 1) * seconds / 60, base, traced.windows().get(i));
      boolean last = i == WINDOWS - 1;
      rows.add(
          last ? row.atEnd(traced, isAllKept(traced) ? GrowthRow.lost(traced) : Double.NaN) : row);
    }
    return rows;
  }

  /** Whether no old file of the trace was deleted, of 256 MB and lines of a few hundred bytes. */
  private static boolean isAllKept(GrowthRun.Result result) {
    return result.last().made() < 2_000_000;
  }

  private void show(String name, String title, List<GrowthRow> rows, String notes) {
    String picture = "performance-growth-" + name + ".svg";
    report.append("## By ").append(title).append("\n\n![What an event costs by ").append(title);
    report.append("](").append(picture).append(")\n\n").append(GrowthRow.table(title, rows));
    report.append(notes).append('\n');
    pictures.put(
        picture,
        new LineChart(
                "What an event costs by " + title,
                title,
                "added to a run without agent",
                List.of(
                    curve("ns in the calling thread", rows, GrowthRow::nanos),
                    curve("CPU ns of all threads", rows, GrowthRow::cpu),
                    curve("KB of memory", rows, row -> row.bytes() / 1024)))
            .svg());
  }

  private static LineChart.Curve curve(
      String name, List<GrowthRow> rows, java.util.function.ToDoubleFunction<GrowthRow> figure) {
    return new LineChart.Curve(
        name,
        rows.stream()
            .map(row -> new LineChart.Point(row.value(), figure.applyAsDouble(row)))
            .toList());
  }

  private void finish() throws IOException {
    Path out = arguments.out().toAbsolutePath();
    Files.createDirectories(out.resolveSibling("."));
    Files.writeString(out, report);
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Files.writeString(out.resolveSibling(picture.getKey()), picture.getValue());
    }
    if (arguments.docs()) {
      PerformancePage.put("growth", report.toString(), pictures);
    }
    System.err.println("written: " + arguments.out());
  }
}
