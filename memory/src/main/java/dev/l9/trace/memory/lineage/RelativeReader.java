package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.LinkIndex;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.words.CodeWords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the packets that a packet has to do with. One object for one packet. */
final class RelativeReader {

  private static final Set<PacketType> TOLD =
      EnumSet.of(PacketType.REFLECTION, PacketType.PATTERN, PacketType.SEED);

  private final PacketStore store;
  private final LinkIndex links;
  private final int limit;
  private boolean isCut;

  RelativeReader(PacketStore store, int limit) {
    this.store = store;
    this.links = store.links();
    this.limit = limit;
  }

  Relatives of(Packet packet, LinkedPacket link) throws StoreException {
    List<Packet> versions = packets(links.ofSubjectOf(packet.id(), limit + 1));
    List<Packet> following =
        CallReader.isCall(packet)
            ? new ArrayList<>()
            : packets(links.withParent(PacketLinker.bits(packet.id()), limit + 1));
    following.removeAll(versions);
    UUID parent = packet.provenance().parent();
    Optional<Packet> from = parent == null ? Optional.empty() : store.get(parent);
    boolean isVersion = from.isPresent() && versions.contains(from.get());
    List<Packet> correlated = correlated(packet);
    List<Packet> about = about(packet, link.method(), versions);
    return new Relatives(
        versions.size() < 2 ? List.of() : versions,
        parent,
        isVersion ? Optional.empty() : from,
        following,
        correlated,
        about,
        isCut);
  }

  private List<Packet> packets(List<LinkedPacket> found) throws StoreException {
    isCut |= found.size() > limit;
    List<Packet> packets = new ArrayList<>();
    for (LinkedPacket each : found.subList(0, Math.min(limit, found.size()))) {
      store.get(each.id()).ifPresent(packets::add);
    }
    return packets;
  }

  private List<Packet> correlated(Packet packet) throws StoreException {
    String common = packet.correlationId();
    if (common == null) {
      return List.of();
    }
    long bits = new PacketLinker().bits(common);
    List<Packet> found = packets(links.withCorrelation(bits, limit + 1));
    found.remove(packet);
    return found;
  }

  /** What is told of its method: of an execution what was concluded, else also what was counted. */
  private List<Packet> about(Packet packet, String method, List<Packet> versions)
      throws StoreException {
    if (method.isEmpty()) {
      return List.of();
    }
    PacketFilter filter =
        CallReader.isCall(packet)
            ? PacketFilter.CURRENT.ofTypes(Set.of(PacketType.REFLECTION, PacketType.SEED))
            : PacketFilter.CURRENT.ofTypes(TOLD);
    List<Packet> found = new ArrayList<>();
    List<ScoredPacket> keyed =
        store.withKeys(Set.of(CodeWords.small(method)), filter, limit + 2 + versions.size());
    for (ScoredPacket each : keyed) {
      if (!each.packet().equals(packet) && !versions.contains(each.packet())) {
        found.add(each.packet());
      }
    }
    isCut |= found.size() > limit;
    return found.subList(0, Math.min(limit, found.size()));
  }
}
