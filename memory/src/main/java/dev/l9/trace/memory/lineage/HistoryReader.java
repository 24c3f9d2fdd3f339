package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.lineage.MethodFacts.Fact;
import dev.l9.trace.memory.lineage.RunHistory.Revision;
import dev.l9.trace.memory.store.CallIndex;
import dev.l9.trace.memory.store.CallIndex.Executions;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a call in other runs: the same method with the same inputs, or the same error. */
final class HistoryReader {

  private final PacketStore store;
  private final CallReader calls;

  /** Looks up one execution of a tally. */
  @FunctionalInterface
  private interface Lookup {
    Optional<LinkedPacket> in(long tally) throws StoreException;
  }

  HistoryReader(PacketStore store, CallReader calls) {
    this.store = store;
    this.calls = calls;
  }

  /**
   * The history of a call.
   *
   * @param origin where its exception began; the call itself if it began there, or there is none
   */
  RunHistory of(Call call, LinkedPacket link, Call origin) throws StoreException {
    MethodTallies tallies = MethodTallies.of(store, call.execution().method());
    long inputs = link.inputs() == null ? 0 : link.inputs();
    CallIndex index = store.calls();
    Comparator<LinkedPacket> byTime = Comparator.comparingLong(LinkedPacket::startMicros);
    LinkedPacket first = best(tallies, t -> index.firstFailure(t, inputs), byTime);
    LinkedPacket last = best(tallies, t -> index.lastFailure(t, inputs), byTime.reversed());
    LinkedPacket before = null;
    LinkedPacket after = null;
    if (first != null && last != null) {
      long start = first.startMicros();
      long end = last.startMicros();
      before = best(tallies, t -> index.lastBefore(t, inputs, start), byTime.reversed());
      after = best(tallies, t -> index.firstAfter(t, inputs, end), byTime);
    }
    List<Revision> revisions = revisions(tallies, inputs, call.execution().method(), origin);
    return new RunHistory(
        sum(revisions),
        call(before),
        call(first),
        call(last),
        call(after),
        origin.execution().error(),
        origin.execution().method(),
        revisions,
        tallies.isCut());
  }

  private Optional<Call> call(@Nullable LinkedPacket found) throws StoreException {
    return found == null ? Optional.empty() : calls.of(found);
  }

  private static @Nullable LinkedPacket best(
      MethodTallies tallies, Lookup lookup, Comparator<LinkedPacket> order) throws StoreException {
    List<LinkedPacket> all = new ArrayList<>();
    for (MethodTallies.Numbered tally : tallies.tallies()) {
      lookup.in(tally.number()).ifPresent(all::add);
    }
    return all.stream().min(order).orElse(null);
  }

  private List<Revision> revisions(MethodTallies tallies, long inputs, String called, Call origin)
      throws StoreException {
    Execution failed = origin.execution();
    MethodFacts facts = MethodFacts.of(store, called);
    boolean isOwn = failed.method().equals(called);
    MethodFacts failures = isOwn ? facts : MethodFacts.of(store, failed.method());
    List<Revision> revisions = new ArrayList<>();
    for (MethodTallies.Numbered tally : tallies.tallies()) {
      String revision = tally.revision();
      Fact method = facts.method(revision);
      revisions.add(
          new Revision(
              revision,
              method == null ? 0 : method.number("calls"),
              method == null ? 0 : method.number("failed") + method.number("blocked"),
              store.calls().withInputs(tally.number(), inputs),
              failed.isSuccess() ? 0 : failures.failures(failed.error(), revision),
              method == null ? "" : method.text("first"),
              method == null ? "" : method.text("last")));
    }
    revisions.sort(Comparator.comparing(Revision::first));
    return revisions;
  }

  private static Executions sum(List<Revision> revisions) {
    long first = Long.MAX_VALUE;
    long last = 0;
    long count = 0;
    long failed = 0;
    for (Revision revision : revisions) {
      Executions same = revision.inputs();
      if (same.count() > 0) {
        count += same.count();
        failed += same.failed();
        first = Math.min(first, same.firstMicros());
        last = Math.max(last, same.lastMicros());
      }
    }
    return new Executions(count, failed, count == 0 ? 0 : first, last);
  }
}
