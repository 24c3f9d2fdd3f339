package dev.l9.trace.benchmarks.compare;

import dev.l9.trace.benchmarks.report.BarChart;
import java.util.List;
import java.util.Map;

/** The chart of what each peer adds to a call on one thread. */
final class SaturatedChart {

  static final String TITLE = "Nanoseconds added per call, one thread, as fast as it goes";

  private SaturatedChart() {}

  static String svg(List<Peer> peers, Map<String, String> missing, Map<String, Samples> samples) {
    List<BarChart.Row> rows =
        peers.stream()
            .filter(peer -> Scenarios.traces(peer) && !peer.id().equals("plain"))
            .map(peer -> row(peer, missing.containsKey(peer.id()), samples))
            .toList();
    return new BarChart(TITLE, "(long, int)", "(String, List, record)", rows).svg();
  }

  private static BarChart.Row row(Peer peer, boolean missing, Map<String, Samples> samples) {
    Samples simple = Column.at(samples, "long");
    Samples rich = Column.at(samples, "rich");
    boolean silent =
        simple.tracedNothing(peer.id())
            || (peer.isTracer() && simple.addsNothing(peer.id(), "plain"));
    return new BarChart.Row(
        peer.title().replaceAll("[*`]", ""),
        simple.medianAdded(peer.id(), "plain", "ns"),
        rich.medianAdded(peer.id(), "plain", "ns"),
        peer.title().contains("L9"),
        missing ? "not run" : silent ? "traces nothing on this JDK" : null);
  }
}
