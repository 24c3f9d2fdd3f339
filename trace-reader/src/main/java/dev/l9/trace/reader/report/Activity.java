package dev.l9.trace.reader.report;

import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Counts events over time in at most {@value #BARS} bars of equal width. The width begins at a
 * millisecond, and doubles when the time that is covered gets longer. So the memory is bounded
 * whatever the order and the times of the events. Not thread-safe.
 */
final class Activity {

  static final int BARS = 120;

  private TreeMap<Long, long[]> bars = new TreeMap<>();
  private long width = 1_000;

  void add(long startMicros, boolean isError) {
    long[] bar = bars.computeIfAbsent(Math.floorDiv(startMicros, width), at -> new long[2]);
    bar[isError ? 1 : 0]++;
    while (bars.lastKey() - bars.firstKey() >= BARS) {
      widen();
    }
  }

  private void widen() {
    TreeMap<Long, long[]> wider = new TreeMap<>();
    bars.forEach(
        (at, bar) -> {
          long[] sum = wider.computeIfAbsent(Math.floorDiv(at, 2L), key -> new long[2]);
          sum[0] += bar[0];
          sum[1] += bar[1];
        });
    bars = wider;
    width *= 2;
  }

  /** Writes an object: the first bar's time and the width in microseconds, and the counts. */
  void write(JsonGenerator json) {
    json.writeStartObject();
    long first = bars.isEmpty() ? 0 : bars.firstKey();
    int count = bars.isEmpty() ? 0 : (int) (bars.lastKey() - first + 1);
    json.writeNumberProperty("from", first * width);
    json.writeNumberProperty("width", width);
    column(json, "others", first, count, 0);
    column(json, "errors", first, count, 1);
    json.writeEndObject();
  }

  private void column(JsonGenerator json, String name, long first, int count, int which) {
    long[] column = new long[count];
    bars.forEach((at, bar) -> column[(int) (at - first)] = bar[which]);
    json.writeName(name);
    json.writeArray(column, 0, count);
  }
}
