package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.seed.SeedResult.Outcome;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What loading a pack changes.
 *
 * @param fresh the entries that the store doesn't have, or has with another content
 * @param replaced how many of them the store has with another content
 * @param gone the ids of entries that the store has, and the pack hasn't
 * @param isLoaded whether the store has entries of the pack
 */
record PackChange(
    SeedPack pack,
    Outcome outcome,
    List<IndexedPacket> fresh,
    int replaced,
    Set<String> gone,
    boolean isLoaded) {

  /**
   * Compares a pack with what the store has.
   *
   * @param before the version that was loaded last; 0 if there was none
   * @param isAskedFor whether it comes back if it was forgotten
   */
  static PackChange of(SeedPack pack, int before, LoadedSeeds loaded, boolean isAskedFor) {
    Map<String, Packet> current = loaded.of(pack.name());
    if (pack.version() < before && !current.isEmpty()) {
      return new PackChange(pack, Outcome.OLDER, List.of(), 0, Set.of(), true);
    }
    if (before > 0 && current.isEmpty() && !isAskedFor) {
      return new PackChange(pack, Outcome.FORGOTTEN, List.of(), 0, Set.of(), false);
    }
    return compared(pack, current);
  }

  private static PackChange compared(SeedPack pack, Map<String, Packet> current) {
    Set<String> gone = new LinkedHashSet<>(current.keySet());
    List<IndexedPacket> fresh = new ArrayList<>();
    int replaced = 0;
    for (SeedEntry entry : pack.entries()) {
      gone.remove(entry.id());
      Packet former = current.get(entry.id());
      IndexedPacket made = SeedPackets.of(pack, entry, former);
      if (former == null || !isSame(former, made.packet())) {
        fresh.add(made);
        replaced += former == null ? 0 : 1;
      }
    }
    return new PackChange(pack, Outcome.LOADED, fresh, replaced, gone, !current.isEmpty());
  }

  /** Whether two packets say the same; their times and parents differ. */
  private static boolean isSame(Packet one, Packet other) {
    return one.payload().equals(other.payload())
        && one.confidence() == other.confidence()
        && one.tags().equals(other.tags());
  }

  /** What is wrong if the pack has changed, and its version hasn't. */
  Optional<SeedProblem> conflict(int before) {
    boolean isOther = isLoaded && !(fresh.isEmpty() && gone.isEmpty());
    if (!isOther || pack.version() != before) {
      return Optional.empty();
    }
    String message = "the pack '" + pack.name() + "' has changed since its version " + before;
    int next = before + 1;
    return Optional.of(
        pack.origin().atVersion(message + " was loaded; raise 'version' to " + next));
  }

  /** Changes the store. */
  void apply(PacketWriter writer) throws StoreException {
    for (String id : gone) {
      writer.forgetSubject(SeedPackets.subject(pack.name(), id));
    }
    writer.add(fresh);
  }

  SeedResult result() {
    int entries = pack.entries().size();
    int added = fresh.size() - replaced;
    return new SeedResult(
        pack.name(), pack.version(), entries, outcome, added, replaced, gone.size());
  }
}
