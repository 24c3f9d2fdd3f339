package dev.l9.trace.benchmarks.compare;

import java.util.Map;
import java.util.function.BiFunction;

/**
 * A column of a table.
 *
 * @param cell its text for a peer, from the samples by case
 */
record Column(String title, BiFunction<Peer, Map<String, Samples>, String> cell) {

  /** The figure itself. */
  static Column absolute(String title, String key, String figure, double scale, int decimals) {
    return new Column(
        title, (peer, samples) -> at(samples, key).absolute(peer.id(), figure, scale, decimals));
  }

  /** What the figure is above that of another row, in the same round. */
  static Column above(
      String base, String title, String key, String figure, double scale, int decimals) {
    return new Column(
        title,
        (peer, samples) ->
            peer.id().equals(base)
                ? ""
                : at(samples, key).added(peer.id(), base, figure, scale, decimals));
  }

  /** The figure as percent of another row's, in the same round. */
  static Column ratio(String base, String title, String key, String figure) {
    return new Column(
        title,
        (peer, samples) ->
            peer.id().equals(base) ? "" : at(samples, key).ratio(peer.id(), base, figure));
  }

  /** The figure by another one of the same run. */
  static Column quotient(String title, String key, String figure, String by) {
    return new Column(
        title,
        (peer, samples) ->
            Samples.decimal(at(samples, key).medianQuotient(peer.id(), figure, by), 2) + " ×");
  }

  static Samples at(Map<String, Samples> samples, String key) {
    Samples found = samples.get(key);
    if (found == null) {
      throw new IllegalArgumentException("no case " + key);
    }
    return found;
  }
}
