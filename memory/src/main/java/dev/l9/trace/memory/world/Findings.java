package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps in a store what was learnt of its executions. To keep what is kept already changes nothing.
 * What isn't found any more stays, marked as past: people ask what held until today.
 */
public final class Findings {

  private Findings() {}

  /**
   * What has changed.
   *
   * @param changed findings that are new, or have other evidence
   * @param past findings that aren't found any more
   */
  public record Changes(long changed, long past) {

    /** Both together. */
    public Changes plus(Changes other) {
      return new Changes(changed + other.changed, past + other.past);
    }
  }

  /**
   * A finding as a store has it.
   *
   * @param isHolding whether it was found still when somebody learnt last
   * @param supporting how many executions support it
   * @param seen of how many
   */
  public record Kept(
      FindingKind kind,
      String method,
      String says,
      double confidence,
      boolean isHolding,
      long supporting,
      long seen) {}

  /** The finding that a packet tells of; empty if it tells of something else. */
  public static Optional<Kept> kept(Packet packet) {
    if (!FindingPackets.isFinding(packet)) {
      return Optional.empty();
    }
    return Optional.of(
        new Kept(
            FindingPackets.kind(packet.payload()),
            FindingPackets.method(packet),
            FindingPackets.says(packet),
            packet.confidence(),
            FindingPackets.isHolding(packet.payload()),
            FindingPackets.number(packet, "supporting"),
            FindingPackets.number(packet, "seen")));
  }

  /** Keeps all that was learnt of these methods. */
  public static Changes keep(PacketStore store, List<LearntMethod> methods) throws StoreException {
    Map<String, Map<String, Packet>> former = former(store, methods);
    return store.write(
        writer -> {
          Changes all = new Changes(0, 0);
          for (LearntMethod method : methods) {
            all = all.plus(keep(writer, method, former.getOrDefault(method.method(), Map.of())));
          }
          return all;
        });
  }

  /** By method, and then by subject. */
  private static Map<String, Map<String, Packet>> former(
      PacketStore store, List<LearntMethod> methods) throws StoreException {
    Map<String, Map<String, Packet>> former = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    methods.forEach(method -> names.add(method.method()));
    if (names.isEmpty()) {
      return former;
    }
    store.forEach(
        PacketFilter.CURRENT.ofTypes(Set.of(PacketType.PATTERN)).in(Set.of(), names),
        packet -> {
          if (FindingPackets.isFinding(packet)) {
            former
                .computeIfAbsent(FindingPackets.method(packet), name -> new LinkedHashMap<>())
                .put(FindingPackets.subject(packet.payload()), packet);
          }
        });
    return former;
  }

  private static Changes keep(PacketWriter writer, LearntMethod method, Map<String, Packet> former)
      throws StoreException {
    Map<String, Packet> lost = new LinkedHashMap<>(former);
    lost.values().removeIf(old -> !method.kinds().contains(FindingPackets.kind(old.payload())));
    List<IndexedPacket> added = new ArrayList<>();
    for (Finding finding : method.findings()) {
      IndexedPacket first = FindingPackets.of(method, finding, null);
      String subject = FindingPackets.subject(first.packet().payload());
      Packet old = lost.remove(subject);
      if (old == null) {
        added.add(first);
      } else if (!isTold(method, finding, old)) {
        added.add(FindingPackets.of(method, finding, old.id()));
      }
    }
    long changed = added.size();
    lost.values().stream()
        .filter(old -> FindingPackets.isHolding(old.payload()))
        .forEach(old -> added.add(FindingPackets.past(old, method.seen().last())));
    writer.add(added);
    return new Changes(changed, added.size() - changed);
  }

  /** Whether a packet tells all of it already, whichever packet that one has replaced. */
  private static boolean isTold(LearntMethod method, Finding finding, Packet old) {
    return FindingPackets.of(method, finding, old.provenance().parent())
        .packet()
        .id()
        .equals(old.id());
  }
}
