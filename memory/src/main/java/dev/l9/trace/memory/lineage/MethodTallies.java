package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.fact.TallyKey;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the executions of a method are counted: the numbers of its tallies, with their revisions.
 *
 * @param isCut whether older revisions were left out
 */
record MethodTallies(List<Numbered> tallies, boolean isCut) {

  /** A tally's number, and the revision whose executions it counts. */
  record Numbered(long number, String revision) {}

  MethodTallies {
    tallies = List.copyOf(tallies);
  }

  static MethodTallies of(PacketStore store, String method) throws StoreException {
    Deque<Numbered> latest = new ArrayDeque<>();
    boolean[] isCut = new boolean[1];
    store
        .calls()
        .forEachTally(
            (number, text) -> {
              TallyKey key = TallyKey.of(text);
              if (key.method().equals(method)) {
                latest.add(new Numbered(number, key.revision()));
                if (latest.size() > LineageLimits.MOST_REVISIONS) {
                  latest.remove();
                  isCut[0] = true;
                }
              }
            });
    return new MethodTallies(new ArrayList<>(latest), isCut[0]);
  }

  List<Long> numbers() {
    return tallies.stream().map(Numbered::number).toList();
  }
}
