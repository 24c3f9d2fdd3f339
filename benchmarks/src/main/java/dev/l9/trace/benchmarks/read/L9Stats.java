package dev.l9.trace.benchmarks.read;

import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.stats.GroupRow;
import dev.l9.trace.reader.stats.Grouping;
import dev.l9.trace.reader.stats.StatsCollector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What {@code l9 stats} does, in this process: all cores, or one, as for commands that need the
 * order. Unlike the others it also checks that each line is an event of UTF-8 and JSON, reads its
 * time, and keeps the slowest.
 */
final class L9Stats implements Contender {

  private final boolean isParallel;

  L9Stats(boolean isParallel) {
    this.isParallel = isParallel;
  }

  @Override
  public String name() {
    int cores = isParallel ? Runtime.getRuntime().availableProcessors() : 1;
    return "l9 stats, " + cores + (cores == 1 ? " core" : " cores");
  }

  @Override
  public double tolerance() {
    return 0.01;
  }

  @Override
  public List<LayerRow> answer(Path trace) throws IOException {
    try (TraceReader reader = TraceReader.open(List.of(trace), InputStream.nullInputStream())) {
      return StatsCollector.stats(collectors(reader)).rows().stream()
          .map(L9Stats::row)
          .sorted(Comparator.comparing(LayerRow::layer))
          .toList();
    }
  }

  private List<StatsCollector> collectors(TraceReader reader) throws IOException {
    var collectors = StatsCollector.collectors(Grouping.LAYER, 5);
    if (isParallel) {
      return reader.inParallel(collectors);
    }
    StatsCollector one = collectors.get();
    reader.forEach(one);
    return List.of(one);
  }

  private static LayerRow row(GroupRow row) {
    GroupRow.Times times = row.times();
    return new LayerRow(
        row.group(),
        row.outcomes().operations(),
        row.outcomes().errors(),
        times.mean(),
        times.p50(),
        times.p95(),
        times.p99(),
        times.max());
  }
}
