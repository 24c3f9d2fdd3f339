package dev.l9.trace.benchmarks.growth;

import java.util.List;
import java.util.function.BiFunction;

/**
 * One way in which the work grows.
 *
 * @param name what the command line calls it
 * @param quick the values of a quick run
 * @param size the usual size, with a value
 */
record Dimension(
    String name,
    String title,
    List<Integer> values,
    List<Integer> quick,
    BiFunction<Size, Integer, Size> size) {

  static final String LENGTH = "length";

  static final List<Dimension> ALL =
      List.of(
          new Dimension(
              "methods",
              "traced methods",
              List.of(1, 10, 100, 1_000, 10_000),
              List.of(1, 100, 1_000),
              Size::withMethods),
          new Dimension(
              "depth",
              "depth of calls",
              List.of(1, 10, 100, 1_000),
              List.of(1, 30, 1_000),
              Size::withDepth),
          new Dimension(
              "bytes",
              "bytes of a value",
              List.of(10, 100, 1_000, 10_000, 100_000, 1_000_000),
              List.of(10, 1_000, 1_000_000),
              Size::withBytes),
          new Dimension(
              "threads", "threads", List.of(1, 4, 16, 64), List.of(1, 8, 64), Size::withThreads),
          new Dimension(
              "files",
              "source files to update",
              List.of(10, 100, 1_000, 10_000),
              List.of(10, 100),
              Size::withFiles));
}
