package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.seed.SeedEntry.AppliesTo;
import dev.l9.trace.memory.seed.SeedEntry.Relation;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.memory.words.SearchText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes packets of entries, which are the same in each store. */
final class SeedPackets {

  static final String PACK = "pack";
  static final String ENTRY = "entry";
  static final String SOURCE = "source";
  static final String HINT = "hint";
  static final String EXPECTS = "expects";
  static final String TEXT = "text";

  private SeedPackets() {}

  /** What the packets of a pack have in common, so that they can be forgotten together. */
  static UUID thread(String pack) {
    return PacketIds.ofThread("seed:" + pack);
  }

  /** Only one packet at a time tells of an entry. */
  static String subject(String pack, String entry) {
    return "seed:" + pack + ":" + entry;
  }

  /**
   * The packet of an entry.
   *
   * @param former the packet that it replaces; null if there is none
   */
  static IndexedPacket of(SeedPack pack, SeedEntry entry, @Nullable Packet former) {
    Packet packet =
        Packet.of(
            PacketType.SEED,
            // A seed has no time; but a newer version has to be later than an older one.
            Instant.EPOCH.plusSeconds(pack.version()),
            payload(pack.name(), entry),
            new Envelope(
                new Metadata("l9", ""),
                new Provenance(
                    former == null ? null : former.id(),
                    pack.name() + " " + pack.version(),
                    "l9 memory seed"),
                thread(pack.name()),
                null,
                entry.confidence(),
                entry.tags()));
    return new IndexedPacket(packet, index(pack.name(), entry));
  }

  /** What an entry says, whatever the version of its pack is. */
  private static Fields payload(String pack, SeedEntry entry) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>();
    put(payload, TEXT, entry.says());
    put(payload, HINT, entry.hint());
    put(payload, SOURCE, entry.source());
    put(payload, PACK, pack);
    put(payload, ENTRY, entry.id());
    for (About about : About.values()) {
      put(payload, about.key(), about.names(entry.appliesTo()));
    }
    put(payload, EXPECTS, entry.expects());
    Relation relation = entry.relation();
    if (relation != null) {
      put(payload, "from", relation.from());
      put(payload, "relation", relation.kind().label());
      put(payload, "to", relation.to());
    }
    return new Fields(payload);
  }

  private static void put(Map<String, CapturedValue> payload, String key, String text) {
    if (!text.isEmpty()) {
      payload.put(key, new Text(text));
    }
  }

  private static void put(Map<String, CapturedValue> payload, String key, List<String> names) {
    if (!names.isEmpty()) {
      payload.put(
          key, new Items(names.stream().map(name -> (CapturedValue) new Text(name)).toList()));
    }
  }

  private static PacketIndex index(String pack, SeedEntry entry) {
    AppliesTo about = entry.appliesTo();
    Set<String> keys = new LinkedHashSet<>(NameKeys.in(entry.says()));
    List<String> words = new ArrayList<>(List.of(entry.says(), entry.hint()));
    for (String error : about.errors()) {
      keys.addAll(NameKeys.ofError(error));
    }
    for (String file : about.files()) {
      keys.addAll(file.contains("*") ? Set.of() : NameKeys.ofFile(file));
    }
    for (About each : About.values()) {
      words.addAll(each.names(about));
    }
    Relation relation = entry.relation();
    if (relation != null) {
      words.add(relation.from());
      words.add(relation.to());
    }
    words.addAll(entry.tags());
    return new PacketIndex(
        "",
        "",
        "",
        "",
        "",
        subject(pack, entry.id()),
        new PacketIndex.Searched(keys, SearchText.of(words)));
  }
}
