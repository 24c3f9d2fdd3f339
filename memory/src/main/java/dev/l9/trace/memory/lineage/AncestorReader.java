package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.lineage.Ancestors.End;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.reader.export.Traceparent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Climbs from an execution to what called it, across threads and processes. Only the listed ones
 * are read; of the others it has a number each.
 */
final class AncestorReader {

  private final PacketStore store;
  private final CallReader calls;

  AncestorReader(PacketStore store, CallReader calls) {
    this.store = store;
    this.calls = calls;
  }

  Ancestors of(LinkedPacket start, int listed) throws StoreException {
    List<Call> nearest = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    LinkedPacket at = start;
    long climbed = 0;
    End end = End.ROOT;
    while (at.parent() != null) {
      seen.add(at.event());
      List<LinkedPacket> above = store.links().ofEvent(at.parent(), 1);
      end = end(above, seen, climbed);
      if (end != End.ROOT) {
        break;
      }
      at = above.get(0);
      climbed++;
      if (nearest.size() < listed) {
        calls.of(at).ifPresent(nearest::add);
      }
    }
    boolean isTopListed = climbed <= nearest.size();
    Optional<Call> top = isTopListed ? Optional.empty() : calls.of(at);
    long between = isTopListed ? 0 : climbed - nearest.size() - top.stream().count();
    return new Ancestors(nearest, between, top, end, end == End.NOT_THERE ? missing(at) : "");
  }

  /** Why the way ends here; {@link End#ROOT} while it goes on. */
  private static End end(List<LinkedPacket> above, Set<Long> seen, long climbed) {
    if (above.isEmpty()) {
      return End.NOT_THERE;
    }
    if (seen.contains(above.get(0).event())) {
      return End.CYCLE;
    }
    return climbed >= LineageLimits.MOST_CLIMBED ? End.TOO_MANY : End.ROOT;
  }

  private String missing(LinkedPacket at) throws StoreException {
    Optional<Call> call = calls.of(at);
    if (call.isEmpty()) {
      return "";
    }
    Traceparent caller = call.get().remoteCaller();
    return caller == null ? call.get().parentId() : "span " + caller.spanId();
  }
}
