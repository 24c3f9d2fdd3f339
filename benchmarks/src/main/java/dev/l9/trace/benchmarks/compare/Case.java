package dev.l9.trace.benchmarks.compare;

import java.util.List;
import java.util.function.Function;

/**
 * One program that each peer runs once a round.
 *
 * @param key what the columns call it
 * @param traces whether it calls what is traced
 * @param sources classes of the workload whose source our agent finds, and writes blocks into
 * @param program the main class and its arguments
 * @param classPath jars beside the workload's classes
 */
record Case(
    String key,
    Target target,
    boolean traces,
    List<String> sources,
    List<String> jvm,
    Function<Peer, List<String>> program,
    List<String> classPath) {}
