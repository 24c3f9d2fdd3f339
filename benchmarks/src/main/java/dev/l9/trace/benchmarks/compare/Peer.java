package dev.l9.trace.benchmarks.compare;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of the report: a tracer.
 *
 * @param artifact Maven coordinates of its agent; null where it has none, or is ours
 * @param variant which implementation of the calls it runs; "plain" for all agents
 * @param values whether it captures arguments and results
 * @param launch from its agent's jar and what it shall trace
 * @param counter counts what it has written; null where that can't be seen
 */
record Peer(
    String id,
    String title,
    @Nullable String artifact,
    @Nullable Path jar,
    String variant,
    boolean values,
    BiFunction<Path, Target, Launch> launch,
    @Nullable EventCounter counter) {

  private static final Path NO_JAR = Path.of("");

  /** A tracer that is part of the program. */
  static Peer byHand(String variant, String title, boolean values, @Nullable EventCounter counter) {
    return new Peer(
        variant, title, null, null, variant, values, (jar, target) -> Launch.NOTHING, counter);
  }

  static Peer agent(
      String id,
      String title,
      String artifact,
      boolean values,
      BiFunction<Path, Target, Launch> launch,
      @Nullable EventCounter counter) {
    return new Peer(id, title, artifact, null, "plain", values, launch, counter);
  }

  Peer withJar(Path found) {
    return new Peer(id, title, artifact, found, variant, values, launch, counter);
  }

  boolean isAgent() {
    return artifact != null || jar != null;
  }

  /** Whether it is an agent that should have traced something, even if that can't be counted. */
  boolean isTracer() {
    return artifact != null;
  }

  Launch launch(Target target) {
    return launch.apply(jar == null ? NO_JAR : jar, target);
  }
}
