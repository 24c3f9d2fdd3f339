package dev.l9.trace.benchmarks.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learns from runs of a program what is normal. Not safe for use by several threads. */
interface Oracle {

  /** How the table calls it. */
  String name();

  /**
   * Learns from traces, in their order.
   *
   * @return how many things it has learnt
   */
  int learn(List<Path> traces) throws IOException, InterruptedException;

  /** What isn't normal in each of these runs, each thing once. */
  Map<Path, Set<String>> violated(List<Path> traces) throws IOException, InterruptedException;
}
