package dev.l9.trace.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param jdks versions, or homes; empty for those that the goals are about
 * @param peers ids of the peers to run; empty for all
 * @param agents further builds of the agent, by the name of their row
 * @param docs whether the report goes into the documentation
 */
record Arguments(
    List<String> jdks,
    List<String> scenarios,
    List<String> peers,
    List<Integer> threads,
    Map<String, Path> agents,
    int rounds,
    double seconds,
    Path out,
    boolean quick,
    boolean docs) {

  static final String USAGE =
      """
      usage: benchmarks/compare [OPTION]...

      Runs the agent and its peers, which it fetches with Maven, on the same programs, and writes
      a report. All of it takes some hours; --quick a few minutes a JDK.

        --only S,S          these scenarios only, of: saturated, paced, startup, loading, program,
                            rewrite
        --peers ID,ID       these peers only; no agent and the empty one are always run
        --jdk VERSION|HOME  a JDK to measure on; may be repeated (default: 17 and 25, as far as they
                            are beside the one that runs this, or beside JAVA_HOME)
        --threads N,N       of the saturated and the paced scenario (default: 1,2,8)
        --agent NAME=JAR    a further build of the agent, as a row of its own; may be repeated
        --rounds N          how often everything is run (default: 5; start-up: three times that)
        --seconds N         how long a measurement takes (default: 2)
        --quick             one short round with one thread, to see that it works
        --out FILE          the report (default: benchmarks/target/compare.md)
        --docs              put the report and its charts into docs/performance.md as well
        --list              show the ids of the peers
        --help              show this
      """;

  private static final List<String> SCENARIOS =
      List.of("saturated", "paced", "startup", "loading", "program", "rewrite");

  Arguments {
    for (String scenario : scenarios) {
      if (!SCENARIOS.contains(scenario)) {
        throw new IllegalArgumentException("no such scenario: " + scenario);
      }
    }
    if (rounds < 1 || seconds <= 0 || threads.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("--rounds, --seconds and --threads must be above 0");
    }
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with what is wrong in it
   */
  static Arguments parse(String[] args) {
    List<String> jdks = new ArrayList<>();
    List<String> scenarios = SCENARIOS;
    List<String> peers = List.of();
    List<Integer> threads = List.of(1, 2, 8);
    Map<String, Path> agents = new LinkedHashMap<>();
    int rounds = 5;
    double seconds = 2;
    Path out = Path.of("benchmarks/target/compare.md");
    boolean quick = false;
    boolean docs = false;
    for (int i = 0; i < args.length; i++) {
      String option = args[i];
      if (option.equals("--quick")) {
        quick = true;
        rounds = 1;
        seconds = 0.3;
        threads = List.of(1);
        continue;
      } else if (option.equals("--docs")) {
        docs = true;
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException("unknown option, or its value is missing: " + option);
      }
      String value = args[++i];
      switch (option) {
        case "--only" -> scenarios = List.of(value.split(",", 0));
        case "--peers" -> peers = List.of(value.split(",", 0));
        case "--jdk" -> jdks.add(value);
        case "--threads" ->
            threads = List.of(value.split(",", 0)).stream().map(Arguments::whole).toList();
        case "--agent" -> agents.put(before(value), Path.of(after(value)).toAbsolutePath());
        case "--rounds" -> rounds = whole(value);
        case "--seconds" -> seconds = number(value);
        case "--out" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option: " + option);
      }
    }
    return new Arguments(
        jdks, scenarios, peers, threads, agents, rounds, seconds, out, quick, docs);
  }

  private static int whole(String text) {
    return (int) number(text);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
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
