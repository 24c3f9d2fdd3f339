package dev.l9.trace.reader.report;

import dev.l9.trace.reader.event.Event;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;

/**
 * Counts executions, how they ended and how long they took. Counts, sums and the maximum are exact;
 * percentiles are by {@link Histogram} to two digits. Durations are nanoseconds. Not thread-safe.
 */
final class Latencies {

  /** The bars of the chart: 1, 2 and 5 for each power of ten, from 1 µs to 1,000 s. */
  static final int BARS = 28;

  private final AbstractHistogram histogram = new Histogram(2);
  private final long[] bars = new long[BARS];
  private long calls;
  private long errors;
  private long blocked;
  private long total;
  private long max = -1;
  private String slowest = "";

  void add(Event event, long nanos) {
    calls++;
    errors += event.isError() ? 1 : 0;
    blocked += event.isBlocked() ? 1 : 0;
    total += nanos;
    histogram.recordValue(Math.min(nanos, Long.MAX_VALUE / 4));
    bars[bar(nanos)]++;
    if (nanos > max) {
      max = nanos;
      slowest = event.traceId();
    }
  }

  /** The last bar whose lower end isn't above a duration; the first bar begins at zero. */
  static int bar(long nanos) {
    long decade = 1_000;
    int bar = 0;
    for (; bar + 3 < BARS && nanos >= decade * 10; bar += 3) {
      decade *= 10;
    }
    return nanos < decade * 2 ? bar : nanos < decade * 5 ? bar + 1 : Math.min(bar + 2, BARS - 1);
  }

  long calls() {
    return calls;
  }

  long errors() {
    return errors;
  }

  /** Nanoseconds of all executions together. */
  long total() {
    return total;
  }

  /** Writes the keys of the object that the generator is in. */
  void write(JsonGenerator json, boolean withBars) {
    json.writeNumberProperty("calls", calls);
    json.writeNumberProperty("errors", errors);
    json.writeNumberProperty("blocked", blocked);
    json.writeNumberProperty("total", total);
    json.writeNumberProperty("p50", percentile(50));
    json.writeNumberProperty("p95", percentile(95));
    json.writeNumberProperty("p99", percentile(99));
    json.writeNumberProperty("max", Math.max(0, max));
    json.writeStringProperty("slowest", slowest);
    if (withBars) {
      json.writeName("bars");
      json.writeArray(bars, 0, BARS);
    }
  }

  private long percentile(double percent) {
    return Math.min(histogram.getValueAtPercentile(percent), Math.max(0, max));
  }
}
