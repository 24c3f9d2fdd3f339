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
 * What a call costs whose event is left out: by its rate, where the arguments have been captured by
 * then, or with its tree, where they haven't.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LeftOutBenchmark {

  private static final String SAMPLE = AgentArguments.TO_NOTHING + ",sample=0";
  private static final String RATE = AgentArguments.TO_NOTHING + ",rate=0";

  private final TracedMethods.Order order = new TracedMethods.Order(7, "engine", 1250);
  private int value;

  @Benchmark
  @Fork(value = 2, jvmArgsAppend = AgentArguments.TO_NOTHING)
  public Object recordWritten() {
    return TracedMethods.returnsRecord(order);
  }

  @Benchmark
  @Fork(value = 2, jvmArgsAppend = RATE)
  public Object recordByRate() {
    return TracedMethods.returnsRecord(order);
  }

  @Benchmark
  @Fork(value = 2, jvmArgsAppend = SAMPLE)
  public Object recordBySample() {
    return TracedMethods.returnsRecord(order);
  }

  @Benchmark
  @Fork(value = 2, jvmArgsAppend = RATE)
  public int intByRate() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Fork(value = 2, jvmArgsAppend = SAMPLE)
  public int intBySample() {
    return TracedMethods.returnsInt(value++);
  }

  @Benchmark
  @Threads(2)
  @Fork(value = 2, jvmArgsAppend = SAMPLE)
  public int intBySampleBy2Threads() {
    return TracedMethods.returnsInt(value++);
  }
}
