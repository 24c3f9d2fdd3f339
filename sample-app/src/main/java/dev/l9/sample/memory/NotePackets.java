// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-009","component_name":"NotePackets","module_version":"1.0.0",
// "created_at":"2026-11-30T04:09:51Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"Notes as packets of the memory, and back.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.memory.packet.Packet",
// "dev.l9.trace.memory.packet.Packet.Envelope","dev.l9.trace.memory.packet.Packet.Metadata",
// "dev.l9.trace.memory.packet.Packet.Provenance","dev.l9.trace.memory.packet.PacketIds",
// "dev.l9.trace.memory.packet.PacketType","dev.l9.trace.memory.store.IndexedPacket",
// "dev.l9.trace.memory.store.PacketIndex","dev.l9.trace.memory.store.PacketIndex.Searched",
// "dev.l9.trace.memory.words.SearchText","dev.l9.trace.model.CapturedValue","dev.l9.trace.model.CapturedValue.Fields",
// "dev.l9.trace.model.CapturedValue.Text","java.time.Instant","java.util.HashSet","java.util.LinkedHashMap",
// "java.util.List","java.util.Map","java.util.Set","java.util.UUID"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.store.PacketIndex.Searched;
import dev.l9.trace.memory.words.SearchText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Notes as packets of the memory, and back. */
final class NotePackets {

  /** The packets of this application, among all that a store may hold. */
  static final UUID THREAD = PacketIds.ofThread("sample-app");

  private static final String LAYER = HrmLayer.LEARNING.label();

  private NotePackets() {}

  /** The packet of a note: a reflection, since it is what the application has concluded. */
  @L9Traced(
      layer = HrmLayer.MEMORY,
      operation = "memory.encode",
      patterns = "codec",
      captureOutput = false)
  static IndexedPacket of(Note note) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>();
    payload.put("text", new Text(note.text()));
    payload.put("facts", facts(note));
    Envelope envelope =
        new Envelope(
            new Metadata("sample-app", LAYER), new Provenance(null, "run", "sample-app"), THREAD);
    Packet packet = Packet.of(PacketType.REFLECTION, Instant.now(), new Fields(payload), envelope);
    Set<String> keys = new HashSet<>(note.keys());
    keys.add(note.subject());
    String words = SearchText.of(List.of(note.text()));
    return new IndexedPacket(
        packet,
        new PacketIndex(
            "", "", "", LAYER, note.status(), note.subject(), new Searched(keys, words)));
  }

  private static Fields facts(Note note) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    note.facts().forEach((name, fact) -> fields.put(name, new Text(fact)));
    return new Fields(fields);
  }

  /** The facts in the packet of a note. */
  @L9Traced(
      layer = HrmLayer.MEMORY,
      operation = "memory.decode",
      patterns = "codec",
      captureInputs = false)
  static Map<String, String> facts(Packet packet) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (packet.payload().values().get("facts") instanceof Fields fields) {
      fields.values().forEach((name, fact) -> facts.put(name, ((Text) fact).value()));
    }
    return facts;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-009"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
