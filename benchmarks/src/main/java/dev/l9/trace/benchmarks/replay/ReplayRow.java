package dev.l9.trace.benchmarks.replay;

import dev.l9.trace.replay.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What came of the calls of a program. */
final class ReplayRow {

  /** The record doesn't hold all of a value. */
  private static final Set<Refusal.Kind> NOT_CAPTURED =
      Set.of(
          Refusal.Kind.NO_VALUES,
          Refusal.Kind.CUT,
          Refusal.Kind.REDACTED,
          Refusal.Kind.OPAQUE,
          Refusal.Kind.INCOMPLETE,
          Refusal.Kind.CYCLE);

  final String name;
  int calls;
  int written;
  int compiled;
  int agreed;
  int gaps;
  final Map<Refusal.Kind, Integer> refusals = new EnumMap<>(Refusal.Kind.class);

  ReplayRow(String name) {
    this.name = name;
  }

  void refused(Refusal.Kind kind) {
    refusals.merge(kind, 1, Integer::sum);
  }

  void add(ReplayRow other) {
    calls += other.calls;
    written += other.written;
    compiled += other.compiled;
    agreed += other.agreed;
    gaps += other.gaps;
    other.refusals.forEach((kind, count) -> refusals.merge(kind, count, Integer::sum));
  }

  /** The calls of which the record holds all values. */
  int captured() {
    int missing =
        refusals.entrySet().stream()
            .filter(entry -> NOT_CAPTURED.contains(entry.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return calls - missing - gaps; // A gap is a receiver that isn't recorded.
  }

  String reasons() {
    StringBuilder text = new StringBuilder();
    refusals.entrySet().stream()
        .sorted(Map.Entry.<Refusal.Kind, Integer>comparingByValue().reversed())
        .forEach(
            entry ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(entry.getKey().label())
                    .append(' ')
                    .append(entry.getValue()));
    return text.toString();
  }
}
