package dev.l9.trace.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param only ids of the peers to run; empty for all
 * @param agents further builds of the agent, by the name of their row
 */
record Arguments(
    List<Path> jdks,
    List<String> only,
    List<String> scenarios,
    List<Integer> threads,
    Map<String, Path> agents,
    int rounds,
    double seconds,
    Path out) {

  static final String USAGE =
      """
      usage: benchmarks/compare [OPTION]...
        --jdk HOME          a JDK to measure on; may be repeated (default: the one that runs this)
        --only ID,ID        these peers only; those without an agent are always run
        --scenarios S,S     of: saturated, paced, startup, loading, program (default: all)
        --threads N,N       of the saturated and the paced scenario (default: 1,2,8)
        --agent NAME=JAR    a further build of the agent, as a row of its own; may be repeated
        --rounds N          how often everything is run (default: 5)
        --seconds N         how long a measurement takes (default: 2)
        --quick             two short rounds with one thread: to see that it works
        --out FILE          the report (default: benchmarks/target/compare.md)
        --list              show the ids of the peers
      """;

  static Arguments parse(String[] args) {
    List<Path> jdks = new ArrayList<>();
    List<String> only = List.of();
    List<String> scenarios = List.of("saturated", "paced", "startup", "loading", "program");
    List<Integer> threads = List.of(1, 2, 8);
    Map<String, Path> agents = new LinkedHashMap<>();
    int rounds = 5;
    double seconds = 2;
    Path out = Path.of("benchmarks/target/compare.md");
    for (int i = 0; i < args.length; i++) {
      String option = args[i];
      if (option.equals("--quick")) {
        rounds = 2;
        seconds = 0.5;
        threads = List.of(1);
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException("unknown option, or its value is missing: " + option);
      }
      String value = args[++i];
      switch (option) {
        case "--jdk" -> jdks.add(Path.of(value).toAbsolutePath());
        case "--only" -> only = List.of(value.split(",", 0));
        case "--scenarios" -> scenarios = List.of(value.split(",", 0));
        case "--threads" ->
            threads = List.of(value.split(",", 0)).stream().map(Integer::valueOf).toList();
        case "--agent" -> agents.put(before(value), Path.of(after(value)).toAbsolutePath());
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--seconds" -> seconds = Double.parseDouble(value);
        case "--out" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option: " + option);
      }
    }
    if (jdks.isEmpty()) {
      jdks.add(Path.of(System.getProperty("java.home")));
    }
    return new Arguments(jdks, only, scenarios, threads, agents, rounds, seconds, out);
  }

  private static String before(String pair) {
    if (!pair.contains("=")) {
      throw new IllegalArgumentException("not of the form NAME=JAR: " + pair);
    }
    return pair.substring(0, pair.indexOf('='));
  }

  private static String after(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }
}
