package dev.l9.trace.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the agent costs as little as it is meant to, by the figures of one run on one JDK. */
final class Goals {

  private static final String OURS = "l9";
  private static final String OFF = "l9-off";
  private static final String NONE = "plain";
  private static final Samples NOTHING = new Samples();

  private final Map<String, Map<String, Samples>> measured;

  /**
   * Looks at what was measured.
   *
   * @param measured the samples by scenario and case
   */
  Goals(Map<String, Map<String, Samples>> measured) {
    this.measured = measured;
  }

  /**
   * A goal, reached where ours is not above the limit.
   *
   * @param ours NaN where it was not measured
   */
  private record Goal(String what, double ours, double limit, String why, int decimals) {

    Goal {
      why = why.isEmpty() ? "" : ": " + why;
    }

    String row() {
      if (Double.isNaN(ours) || Double.isNaN(limit)) {
        return "| " + what + " | | " + why.replaceFirst("^: ", "") + " | not measured |\n";
      }
      return "| %s | %s | %s%s | %s |%n"
          .formatted(
              what,
              Samples.decimal(ours, decimals),
              Samples.decimal(limit, decimals),
              why,
              ours <= limit ? "yes" : "**no**")
          .replace(System.lineSeparator(), "\n");
    }
  }

  String table() {
    return """
        ### Goals

        Medians of this run; where ours is not above the limit, the goal is reached.

        | | ours | at most | reached |
        |---|---|---|---|
        """
        + Stream.of(saturated(), paced(), startUp(), off(), List.of(rewrite()))
            .flatMap(List::stream)
            .map(Goal::row)
            .collect(Collectors.joining());
  }

  private List<Goal> saturated() {
    return List.of(
        kieker("long", 250),
        kieker("rich", 400),
        new Goal("saturated: events lost, %", lost(), 0, "", 3),
        cpu("long"),
        cpu("rich"),
        allocated("long", 80),
        allocated("rich", 250));
  }

  /** Where Kieker traces nothing, there is nothing to be faster than but what we aim at. */
  private Goal kieker(String shape, double aim) {
    String peer = "kieker-binary";
    Samples samples = at("saturated-1", shape);
    boolean silent = samples.tracedNothing(peer);
    return new Goal(
        "saturated, " + shape + ": ns added",
        samples.medianAdded(OURS, NONE, "ns"),
        silent ? aim : samples.medianAdded(peer, NONE, "ns"),
        silent ? "the aim, since Kieker traces nothing on this JDK" : "Kieker's binary writer",
        0);
  }

  private double lost() {
    return Math.max(
        at("saturated-1", "long").medianLost(OURS), at("saturated-1", "rich").medianLost(OURS));
  }

  private Goal cpu(String shape) {
    Samples samples = at("saturated-1", shape);
    return new Goal(
        "saturated, " + shape + ": CPU ns of all threads",
        samples.medianAdded(OURS, NONE, "cpu"),
        1.5 * samples.medianAdded("json-line", NONE, "cpu"),
        "1.5 × encoding and writing the line",
        0);
  }

  private Goal allocated(String shape, double limit) {
    return new Goal(
        "saturated, " + shape + ": bytes allocated",
        at("saturated-1", shape).medianAdded(OURS, NONE, "bytes"),
        limit,
        "",
        0);
  }

  private List<Goal> paced() {
    Samples samples = at("paced-1", "long");
    return List.of(
        new Goal(
            "100,000 calls a second: ns added in the calling thread",
            samples.medianAdded(OURS, NONE, "100000.p50"),
            1.5 * samples.medianAdded("jfr", NONE, "100000.p50"),
            "1.5 × the JFR event's",
            0));
  }

  private List<Goal> startUp() {
    Samples traced = at("startup", "traced");
    return List.of(
        new Goal(
            "`Hello`, nothing traced: ms above the empty agent",
            at("startup", "nothing").medianAdded(OURS, "empty", "wall"),
            30,
            "",
            0),
        new Goal(
            "`Hello`, one traced call: ms added",
            traced.medianAdded(OURS, NONE, "wall"),
            traced.medianAdded("byte-buddy", NONE, "wall") / 2,
            "half of a plain Byte Buddy agent's",
            0),
        new Goal(
            "class loading, nothing traced: % added",
            100 * at("loading", "load").medianRatio(OURS, NONE, "ms") - 100, 3, "", 1));
  }

  private List<Goal> off() {
    return List.of(
        off("saturated-1", "long", "ns", "saturated, long, ns a call", 2),
        off("saturated-1", "rich", "ns", "saturated, rich, ns a call", 2),
        off("org.h2.jdbc", "script", "ms", "H2's script, ms", 0),
        off("loading", "load", "ms", "class loading, ms", 0));
  }

  private Goal off(String scenario, String key, String figure, String what, int decimals) {
    Samples samples = at(scenario, key);
    return new Goal(
        "`enabled=false`: " + what,
        samples.median(OFF, figure),
        samples.highest(NONE, figure),
        "the slowest round without agent",
        decimals);
  }

  private Goal rewrite() {
    return new Goal(
        "block rewrite of a 2,000-line file, by reading and writing it to the disk",
        at("rewrite", "file").medianQuotient("rewriter", "ours", "durable"),
        2,
        "",
        2);
  }

  private Samples at(String scenario, String key) {
    return measured.getOrDefault(scenario, Map.of()).getOrDefault(key, NOTHING);
  }
}
