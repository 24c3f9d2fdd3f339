package dev.l9.trace.benchmarks.jmh;

import static dev.l9.trace.benchmarks.jmh.CaptureBenchmark.CALLS;

import dev.l9.trace.benchmarks.jmh.TracedMethods.Basket;
import dev.l9.trace.benchmarks.jmh.TracedMethods.Order;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Enter and exit, and what each kind of value adds, for the calling thread.
 *
 * <p>In bursts of a few hundred calls, with pauses: what can't be written as fast as it is made
 * waits meanwhile, so it is not the writer that is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CALLS)
@Warmup(iterations = 300)
@Measurement(iterations = 200)
@Fork(value = 2, jvmArgsAppend = AgentArguments.TO_FILE)
public class CaptureBenchmark {

  static final int CALLS = 300;

  private final Order order = new Order(7, "analytical engine", 1_250);
  private final Integer boxed = 123_456;
  private final String text = "Ada Lovelace";
  private final String longText = "a text to be cut ".repeat(1_000);
  private final List<Integer> list = List.of(1, 2, 3, 5, 8);
  private final Map<String, Integer> map = new TreeMap<>(Map.of("one", 1, "two", 2, "three", 3));
  private final int[] array = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233};
  private final Basket basket = new Basket("Ada Lovelace", List.of(order, order, order));

  /** Lets the writer come to its end. */
  @Setup(Level.Iteration)
  public void pause() throws InterruptedException {
    Thread.sleep(5);
  }

  @Benchmark
  public void nothing() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.nothing();
    }
  }

  @Benchmark
  public void notCaptured() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.notCaptured(i);
    }
  }

  @Benchmark
  public void argumentInt() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesInt(i);
    }
  }

  @Benchmark
  public void argumentLongs() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesLongs(i, 1L << 40, -i);
    }
  }

  @Benchmark
  public void argumentDouble() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesDouble(i * 0.5);
    }
  }

  @Benchmark
  public void argumentBoxed() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesBoxed(boxed);
    }
  }

  @Benchmark
  public void argumentString() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesString(text);
    }
  }

  @Benchmark
  public void argumentLongString() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesString(longText);
    }
  }

  @Benchmark
  public void argumentNull() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesNull(null);
    }
  }

  @Benchmark
  public void argumentEnum() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesEnum(Thread.State.RUNNABLE);
    }
  }

  @Benchmark
  public void argumentList() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesList(list);
    }
  }

  @Benchmark
  public void argumentMap() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesMap(map);
    }
  }

  @Benchmark
  public void argumentArray() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesArray(array);
    }
  }

  @Benchmark
  public void argumentRecord() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesRecord(order);
    }
  }

  @Benchmark
  public void argumentObject() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.takesObject(basket);
    }
  }

  @Benchmark
  public void resultInt() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.returnsInt(i);
    }
  }

  @Benchmark
  public void resultRecord() {
    for (int i = 0; i < CALLS; i++) {
      TracedMethods.returnsRecord(order);
    }
  }
}
