package dev.l9.trace.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls as fast as they go, by one and more threads: what the calling threads pay once the writer
 * has more to do than it can, with the file and, where spans are only handed over, without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HandoffBenchmark {

  private int value;

  @Benchmark
  public int untraced() {
    return TracedMethods.untraced(value++);
  }

  @Benchmark
  @Fork(value = 1, jvmArgsAppend = AgentArguments.TO_NOTHING)
  public int toNothing() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Fork(value = 1, jvmArgsAppend = AgentArguments.TO_FILE)
  public int toFile() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Threads(2)
  @Fork(value = 1, jvmArgsAppend = AgentArguments.TO_NOTHING)
  public int toNothingBy2Threads() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Threads(2)
  @Fork(value = 1, jvmArgsAppend = AgentArguments.TO_FILE)
  public int toFileBy2Threads() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Threads(8)
  @Fork(value = 1, jvmArgsAppend = AgentArguments.TO_FILE)
  public int toFileBy8Threads() {
    return TracedMethods.returnsInt(value++);
  }
}
