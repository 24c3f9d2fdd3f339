package dev.l9.trace.reader.stats;

import dev.l9.trace.HrmLayer;
import java.util.Comparator;

/**
 * The order of rows: layers as they are listed everywhere, others by their number of executions.
 */
final class RowOrder {

  private RowOrder() {}

  static Comparator<GroupRow> of(Grouping by) {
    Comparator<GroupRow> byCount =
        Comparator.<GroupRow>comparingLong(row -> row.outcomes().operations())
            .reversed()
            .thenComparing(GroupRow::group);
    Comparator<GroupRow> othersLast =
        Comparator.comparing(row -> row.group().equals(GroupNames.OTHERS));
    return by == Grouping.LAYER
        ? Comparator.<GroupRow>comparingInt(row -> place(row.group())).thenComparing(byCount)
        : othersLast.thenComparing(byCount);
  }

  /** Layers of later versions come behind those that this one knows. */
  private static int place(String label) {
    HrmLayer[] layers = HrmLayer.values();
    int place = 0;
    while (place < layers.length && !layers[place].label().equals(label)) {
      place++;
    }
    return place;
  }
}
