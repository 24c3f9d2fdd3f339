package dev.l9.trace.memory.ingest;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.memory.words.SearchText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes packets of reflections. */
final class ReflectionPackets {

  private ReflectionPackets() {}

  static IndexedPacket of(Reflection reflection, Instant now) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>();
    payload.put("text", new CapturedValue.Text(reflection.text()));
    put(payload, "method", reflection.method());
    put(payload, "error", reflection.error());
    put(payload, "file", reflection.file());
    Packet packet =
        Packet.of(
            PacketType.REFLECTION,
            now,
            new Fields(payload),
            new Envelope(
                new Metadata(reflection.agent(), ""),
                new Provenance(null, "hand", "l9 memory"),
                PacketIds.ofThread("reflection by " + reflection.agent() + " at " + now),
                null,
                reflection.confidence(),
                reflection.tags()));
    return new IndexedPacket(packet, index(reflection));
  }

  private static void put(Map<String, CapturedValue> payload, String key, String text) {
    if (!text.isEmpty()) {
      payload.put(key, new CapturedValue.Text(text));
    }
  }

  private static PacketIndex index(Reflection reflection) {
    Set<String> keys = new LinkedHashSet<>(NameKeys.ofMethod(reflection.method()));
    keys.addAll(NameKeys.ofError(reflection.error()));
    keys.addAll(NameKeys.ofFile(reflection.file()));
    keys.addAll(NameKeys.in(reflection.text()));
    List<String> words =
        new ArrayList<>(
            List.of(reflection.text(), reflection.method(), reflection.error(), reflection.file()));
    words.addAll(reflection.tags());
    return new PacketIndex(
        reflection.method(),
        reflection.error(),
        reflection.file(),
        "",
        "",
        null,
        new PacketIndex.Searched(keys, SearchText.of(words)));
  }
}
