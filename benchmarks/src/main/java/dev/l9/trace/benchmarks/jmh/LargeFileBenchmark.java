package dev.l9.trace.benchmarks.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.benchmarks.workload.BigSource;
import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.language.RefusedSourceException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A block for a file of 20 MB, once in a JVM, by code that has not run before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class LargeFileBenchmark {

  private static final int SIZE = 20_000_000;

  @Param({"json", "yaml"})
  public String type = "";

  /** Whether the file has another block already. */
  @Param({"false", "true"})
  public boolean again;

  private BlockFormat format = BlockFormats.of("a.json").orElseThrow();
  private byte[] file = {};

  @Setup
  public void prepare() throws RefusedSourceException {
    format = BlockFormats.of("a." + type).orElseThrow();
    boolean json = type.equals("json");
    String begin = json ? "{\n" : "";
    byte[] end = (begin + (json ? "  \"last\": 1\n}\n" : "last: 1\n")).getBytes(US_ASCII);
    byte[] last = again ? format.withBlock(end, BigSource.block(2), BlockStyle.FULL) : end;
    StringBuilder text = new StringBuilder(SIZE + 100_000).append(begin);
    for (int i = 0; text.length() < SIZE; i++) {
      text.append(json ? jsonEntry(i) : yamlEntry(i));
    }
    text.append(new String(last, US_ASCII).substring(begin.length()));
    file = text.toString().getBytes(US_ASCII);
  }

  private static String jsonEntry(int number) {
    return "  \"key" + number + "\": {\"name\": \"a value\", \"list\": [1, 2.50, null, true]},\n";
  }

  private static String yamlEntry(int number) {
    return "key" + number + ":\n  name: \"a value\" # a comment\n  list: [1, 2.50, null, true]\n";
  }

  @Benchmark
  public byte[] write() throws RefusedSourceException {
    return format.withBlock(file, BigSource.block(1), BlockStyle.FULL);
  }
}
