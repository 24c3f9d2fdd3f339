package dev.l9.trace.benchmarks.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param only names of dimensions
 * @param minutes of the run whose length is measured
 */
record GrowthArguments(
    List<String> jdks,
    List<String> only,
    Path agent,
    double seconds,
    double minutes,
    int rate,
    Path out,
    boolean quick,
    boolean docs) {

  static final String USAGE =
      """
      usage: benchmarks/growth [OPTION]...

      Measures whether an event costs the same however much there is to trace, and writes a report.
      Takes about ten minutes; --quick about two.

        --only D,D          these only, of: methods, depth, bytes, threads, files, length
        --jdk VERSION|HOME  the JDK to measure on (default: 17)
        --agent JAR         another build of the agent
        --seconds N         how long a measurement takes (default: 3)
        --minutes N         how long the run takes whose length is measured (default: 2)
        --hour              the same as --minutes 60
        --rate N            calls a second (default: 20000)
        --quick             fewer sizes, one second each, to see that it works
        --out FILE          the report (default: benchmarks/target/growth.md)
        --docs              put the report and its curves into docs/performance.md as well
        --help              show this
      """;

  private static final List<String> NAMES =
      Stream.concat(Dimension.ALL.stream().map(Dimension::name), Stream.of(Dimension.LENGTH))
          .toList();

  GrowthArguments {
    for (String name : only) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("no such dimension: " + name);
      }
    }
    if (seconds <= 0 || minutes <= 0 || rate < 1_000) {
      throw new IllegalArgumentException(
          "--seconds and --minutes must be above 0, --rate at least 1000");
    }
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with what is wrong in it
   */
  static GrowthArguments parse(String[] args) {
    List<String> jdks = new ArrayList<>();
    List<String> only = NAMES;
    Path agent = Path.of("agent/target/l9-agent.jar");
    double seconds = 3;
    double minutes = 2;
    int rate = 20_000;
    Path out = Path.of("benchmarks/target/growth.md");
    boolean quick = false;
    boolean docs = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> {
          quick = true;
          seconds = 1;
          minutes = 0.1;
        }
        case "--docs" -> docs = true;
        case "--hour" -> minutes = 60;
        case "--only" -> only = List.of(value(args, ++i).split(",", 0));
        case "--jdk" -> jdks.add(value(args, ++i));
        case "--agent" -> agent = Path.of(value(args, ++i));
        case "--seconds" -> seconds = number(value(args, ++i));
        case "--minutes" -> minutes = number(value(args, ++i));
        case "--rate" -> rate = (int) number(value(args, ++i));
        case "--out" -> out = Path.of(value(args, ++i));
        default -> throw new IllegalArgumentException("unknown option: " + args[i]);
      }
    }
    List<String> measured = jdks.isEmpty() ? List.of("17") : jdks;
    return new GrowthArguments(
        measured, only, agent.toAbsolutePath(), seconds, minutes, rate, out, quick, docs);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException("the value is missing: " + args[at - 1]);
    }
    return args[at];
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }
}
