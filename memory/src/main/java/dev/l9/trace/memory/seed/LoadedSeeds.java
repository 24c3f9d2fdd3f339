package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The seeds that a store has, by packs and ids of entries. */
final class LoadedSeeds {

  private final Map<String, Map<String, Packet>> packs = new LinkedHashMap<>();

  private LoadedSeeds() {}

  static LoadedSeeds in(PacketWriter writer) throws StoreException {
    LoadedSeeds loaded = new LoadedSeeds();
    PacketFilter seeds = PacketFilter.CURRENT.ofTypes(Set.of(PacketType.SEED));
    writer.forEach(seeds, loaded::add);
    return loaded;
  }

  private void add(Packet packet) {
    packs
        .computeIfAbsent(text(packet, SeedPackets.PACK), name -> new LinkedHashMap<>())
        .put(text(packet, SeedPackets.ENTRY), packet);
  }

  private static String text(Packet packet, String key) {
    return packet.payload().values().get(key) instanceof CapturedValue.Text text
        ? text.value()
        : "";
  }

  /** The packets of a pack, by the ids of their entries. */
  Map<String, Packet> of(String pack) {
    return packs.getOrDefault(pack, Map.of());
  }

  /** The ids of a pack that a pack of the store has, which isn't replaced now. */
  List<SeedProblem> takenIds(SeedPack pack, List<SeedPack> replaced) {
    Set<String> names = replaced.stream().map(SeedPack::name).collect(Collectors.toSet());
    List<SeedProblem> problems = new ArrayList<>();
    for (SeedEntry entry : pack.entries()) {
      packs.forEach(
          (name, entries) -> {
            if (!names.contains(name) && entries.containsKey(entry.id())) {
              String where = "the pack '" + name + "' of the store";
              problems.add(pack.origin().atEntry(entry.id(), SeedFolder.taken(entry.id(), where)));
            }
          });
    }
    return problems;
  }
}
