package dev.l9.trace.benchmarks.jmh;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.reader.event.TraceEventParser;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Trace events to lines of {@code trace.jsonl}, and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncoderBenchmark {

  private final TraceEvent event =
      new TraceEvent(
          "sys_1700000000_22oq75c8l7jiu",
          "sys_1700000000_07a1ilq4s48c3",
          Instant.ofEpochSecond(1_700_000_000L, 213_000),
          HrmLayer.SYSTEM,
          "place",
          "Orders.java",
          "customer=Ada Lovelace, quantities=[1, 2, 3, 5, 8], order=Order{depth=2, item=engine}",
          "Order{depth=1, item=analytical engine, cents=1250}",
          0,
          TraceStatus.SUCCESS,
          Map.of(
              "root_id", new CapturedValue.Text("sys_1700000000_7r4f13ttc5dgj"),
              "duration_ns", new CapturedValue.Num(811L),
              "method", new CapturedValue.Text("place"),
              "thread", new CapturedValue.Text("main")));

  private final JsonBytes out = JsonBytes.compact();
  private final String line = line();

  private String line() {
    JsonBytes bytes = JsonBytes.compact();
    TraceEventEncoder.encode(event, bytes);
    return bytes.toString();
  }

  @Benchmark
  public int encode() {
    out.truncate(0);
    TraceEventEncoder.encode(event, out);
    return out.size();
  }

  @Benchmark
  public TraceEvent parse() {
    return TraceEventParser.parse(line);
  }
}
