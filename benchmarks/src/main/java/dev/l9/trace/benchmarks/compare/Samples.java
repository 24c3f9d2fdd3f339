package dev.l9.trace.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was measured, by peer and round; medians and quartiles of it. */
final class Samples {

  private static final Double UNKNOWN = Double.MAX_VALUE;

  private final Map<String, List<Map<String, Double>>> byPeer = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();

  void add(String peer, Map<String, Double> figures) {
    byPeer.computeIfAbsent(peer, id -> new ArrayList<>()).add(figures);
  }

  void fail(String peer, String reason) {
    failures.put(peer, reason);
  }

  /** Why a peer has no figures; empty where it has. */
  String failure(String peer) {
    return failures.getOrDefault(peer, "");
  }

  private List<Map<String, Double>> of(String peer) {
    return byPeer.getOrDefault(peer, List.of());
  }

  /** A figure's values, one a round. */
  private List<Double> values(String peer, ToDoubleFunction<Map<String, Double>> figure) {
    return of(peer).stream().map(figures -> figure.applyAsDouble(figures)).toList();
  }

  /** What a peer adds to the base's figure of the same round: median and quartiles. */
  String added(String peer, String base, String figure, double scale, int decimals) {
    return text(pairs(peer, base, figure, (to, from) -> (to - from) / scale), decimals);
  }

  /** A peer's figure as percent of the base's of the same round. */
  String ratio(String peer, String base, String figure) {
    String text = text(pairs(peer, base, figure, (to, from) -> 100 * to / from), 0);
    return text.isEmpty() ? "" : text + " %";
  }

  /** The median of what a peer adds to the base's figure of the same round; NaN if unknown. */
  double medianAdded(String peer, String base, String figure) {
    return median(pairs(peer, base, figure, (to, from) -> to - from));
  }

  /** The median of a peer's figure by another figure of the same run; NaN if unknown. */
  double medianQuotient(String peer, String figure, String by) {
    return median(values(peer, figures -> known(figures.get(figure)) / known(figures.get(by))));
  }

  /** The median of a peer's figure by the base's of the same round; NaN if unknown. */
  double medianRatio(String peer, String base, String figure) {
    return median(pairs(peer, base, figure, (to, from) -> to / from));
  }

  /** The median of a figure; NaN if unknown. */
  double median(String peer, String figure) {
    return median(values(peer, figures -> known(figures.get(figure))));
  }

  /** The highest value of a figure; NaN if unknown. */
  double highest(String peer, String figure) {
    return values(peer, figures -> known(figures.get(figure))).stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  /** The median share of the events made that are not written, in percent; NaN if unknown. */
  double medianLost(String peer) {
    return median(values(peer, figures -> lost(figures.get("made"), figures.get("written"))));
  }

  private static double median(List<Double> values) {
    return quantile(values.stream().filter(value -> !value.isNaN()).toList(), 0.5);
  }

  private static double known(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private List<Double> pairs(
      String peer, String base, String figure, DoubleBinaryOperator operator) {
    List<Double> to = values(peer, figures -> known(figures.get(figure)));
    List<Double> from = values(base, figures -> known(figures.get(figure)));
    List<Double> pairs = new ArrayList<>();
    for (int round = 0; round < Math.min(from.size(), to.size()); round++) {
      pairs.add(operator.applyAsDouble(to.get(round), from.get(round)));
    }
    return pairs;
  }

  String absolute(String peer, String figure, double scale, int decimals) {
    return text(values(peer, figures -> known(figures.get(figure)) / scale), decimals);
  }

  /** The share of the events made that are not written. */
  String lost(String peer) {
    double share = medianLost(peer);
    return Double.isNaN(share) ? "" : share >= 100 ? "all" : decimal(share, 1) + " %";
  }

  private static double lost(@Nullable Double made, @Nullable Double written) {
    return made == null || written == null ? Double.NaN : Math.max(0, 100 - 100 * written / made);
  }

  /** Whether a run wrote no events, though it made some. */
  boolean tracedNothing(String peer) {
    return of(peer).stream()
        .anyMatch(
            figures ->
                figures.getOrDefault("written", UNKNOWN)
                    < Math.max(1, figures.getOrDefault("made", 0.0) / 1_000));
  }

  /** Whether calls cost no more with a peer than without: less than reading the clock once. */
  boolean addsNothing(String peer, String base) {
    return medianAdded(peer, base, "ns") < 10;
  }

  private static String text(List<Double> values, int decimals) {
    List<Double> known = Stream.of(values.toArray(new Double[0])).filter(v -> !v.isNaN()).toList();
    if (known.isEmpty()) {
      return "";
    }
    return decimal(quantile(known, 0.5), decimals)
        + (known.size() == 1
            ? ""
            : " ("
                + decimal(quantile(known, 0.25), decimals)
                + " to "
                + decimal(quantile(known, 0.75), decimals)
                + ")");
  }

  static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return (text.matches("-0(\\.0+)?") ? text.substring(1) : text).replace('-', '−');
  }

  /** Between two values, as far as the fraction is between them: of two, the median is the mean. */
  private static double quantile(List<Double> values, double fraction) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    double at = fraction * (sorted.size() - 1);
    double below = sorted.get((int) Math.floor(at));
    double above = sorted.get((int) Math.ceil(at));
    return below + (above - below) * (at - Math.floor(at));
  }
}
