package dev.l9.trace.memory.learn.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A sample of the executions that count: the {@value #MOST} whose keys are smallest, so that it
 * depends on no random number and not on their order. It tells how often a relation of variables
 * holds if each comes from another execution, that is, by chance.
 */
final class Pool {

  static final int MOST = 40;

  private static final int MOST_EXAMPLES = 5;

  /** A relation between a variable of one execution and others of another one. */
  @FunctionalInterface
  interface MixedTest {

    /** Whether it holds; empty if it can't be said. */
    Optional<Boolean> holds(Row one, Row other);
  }

  private record Kept(long key, Row row) {}

  private final List<Kept> kept = new ArrayList<>();

  void add(long key, Row row) {
    int at = kept.size();
    while (at > 0 && key < kept.get(at - 1).key()) {
      at--;
    }
    if (at < MOST) {
      kept.add(at, new Kept(key, row.small()));
    }
    if (kept.size() > MOST) {
      kept.remove(MOST);
    }
  }

  List<Row> rows() {
    return kept.stream().map(Kept::row).toList();
  }

  /** In which share of pairs of different executions the relation holds; never 0. */
  double shareByChance(MixedTest test) {
    int all = 0;
    int holding = 0;
    for (int i = 0; i < kept.size(); i++) {
      for (int j = 0; j < kept.size(); j++) {
        Optional<Boolean> holds =
            i == j ? Optional.empty() : test.holds(kept.get(i).row(), kept.get(j).row());
        all += holds.isPresent() ? 1 : 0;
        holding += holds.isPresent() && holds.get() ? 1 : 0;
      }
    }
    return (holding + 1.0) / (all + 2.0);
  }

  /** Packets of executions in which all these variables are known. */
  List<UUID> examples(List<Variable> variables) {
    return kept.stream()
        .map(Kept::row)
        .filter(row -> variables.stream().allMatch(one -> one.path.isEach() || row.isThere(one)))
        .limit(MOST_EXAMPLES)
        .map(row -> row.packet)
        .toList();
  }
}
