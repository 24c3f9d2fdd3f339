package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.reader.stats.TimeSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The times of a method in one revision: a uniform sample of all, and one of each of some runs. */
final class RevisionTimes {

  private static final int SIZE = 64;
  private static final int SIZE_OF_RUN = 15;
  private static final int MOST_RUNS = 8;

  /** The median of fewer executions says little. */
  private static final int FEWEST_OF_RUN = 5;

  private static final int MOST_EXAMPLES = 2;

  private final String code;
  private final TimeSample times = new TimeSample(SIZE);
  private final Map<String, TimeSample> byRun = new LinkedHashMap<>();
  private final List<UUID> examples = new ArrayList<>();
  private long executions;

  RevisionTimes(String code) {
    this.code = code;
  }

  void add(Sample sample) {
    executions++;
    times.add(sample.durationNanos());
    String run = sample.origin().run();
    if (byRun.size() < MOST_RUNS || byRun.containsKey(run)) {
      byRun.computeIfAbsent(run, key -> new TimeSample(SIZE_OF_RUN)).add(sample.durationNanos());
    }
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(sample.packet());
    }
  }

  /** What names the code. */
  String code() {
    return code;
  }

  long[] sorted() {
    return times.sorted();
  }

  long executions() {
    return executions;
  }

  /** The first ones. */
  List<UUID> examples() {
    return examples;
  }

  /** How many runs are known one by one. */
  int runs() {
    return medians().length;
  }

  /** Whether each run was faster than each of the other. */
  boolean isBelow(RevisionTimes other) {
    long[] own = medians();
    long[] others = other.medians();
    return own.length == 0 || others.length == 0 || own[own.length - 1] < others[0];
  }

  /** The medians of runs, sorted. */
  private long[] medians() {
    return byRun.values().stream()
        .map(TimeSample::sorted)
        .filter(sorted -> sorted.length >= FEWEST_OF_RUN)
        .mapToLong(sorted -> sorted[sorted.length / 2])
        .sorted()
        .toArray();
  }
}
