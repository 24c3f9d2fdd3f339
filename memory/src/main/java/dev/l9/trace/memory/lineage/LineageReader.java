package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.reader.export.Traceparent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a packet has to do with others. Time and memory are bounded by the limits, also for
 * data that are damaged: cycles, callers that aren't there, a million called executions. Not safe
 * for use by several threads.
 */
public final class LineageReader {

  private final PacketStore store;
  private final LineageLimits limits;
  private final CallReader calls;

  public LineageReader(PacketStore store, LineageLimits limits) {
    this.store = store;
    this.limits = limits;
    this.calls = new CallReader(store);
  }

  /** The lineage of a packet that is in the store. */
  public Lineage of(Packet packet) throws StoreException {
    LinkedPacket link =
        store
            .links()
            .of(packet.id())
            .orElseThrow(() -> new StoreException("the packet " + packet.id() + " is gone"));
    Optional<CallLineage> call =
        CallReader.isCall(packet) ? Optional.of(ofCall(packet, link)) : Optional.empty();
    return new Lineage(packet, call, new RelativeReader(store, limits.others()).of(packet, link));
  }

  private CallLineage ofCall(Packet packet, LinkedPacket link) throws StoreException {
    Call call = calls.of(packet);
    Ancestors ancestors = new AncestorReader(store, calls).of(link, limits.ancestors());
    Optional<Call> origin = calls.ofEvent(call.execution().detail("origin"));
    return new CallLineage(
        new DescendantReader(store, calls, limits).of(call, link),
        ancestors,
        remote(call),
        origin,
        new HistoryReader(store, calls).of(call, link, origin.orElse(call)));
  }

  /** The other roots of its W3C trace, which its own root names, or whose id follows from it. */
  private Optional<RemoteTrace> remote(Call call) throws StoreException {
    String rootId = call.rootId();
    Optional<Call> root = rootId.equals(call.traceId()) ? Optional.of(call) : calls.ofEvent(rootId);
    Traceparent caller = root.map(Call::remoteCaller).orElse(null);
    String id = caller == null ? calls.linker().remoteTrace(rootId) : caller.traceId();
    List<Call> others = new ArrayList<>();
    for (LinkedPacket found : store.links().ofRemoteTrace(id, limits.others() + 2)) {
      calls.of(found).filter(other -> !other.traceId().equals(rootId)).ifPresent(others::add);
    }
    boolean isCut = others.size() > limits.others();
    List<Call> listed = others.subList(0, Math.min(limits.others(), others.size()));
    return listed.isEmpty() && caller == null
        ? Optional.empty()
        : Optional.of(new RemoteTrace(id, listed, isCut));
  }
}
