package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads executions from a store. Not safe for use by several threads. */
final class CallReader {

  private static final String JVM = "jvm:";

  private final PacketStore store;
  private final PacketLinker linker = new PacketLinker();
  private final Map<String, JvmRun> jvms = new HashMap<>();

  CallReader(PacketStore store) {
    this.store = store;
  }

  PacketLinker linker() {
    return linker;
  }

  static boolean isCall(Packet packet) {
    return packet.type() == PacketType.TRACE || packet.type() == PacketType.TOOL_CALL;
  }

  Call of(Packet packet) throws StoreException {
    String source = packet.provenance().source();
    return new Call(packet, jvm(source.startsWith(JVM) ? source.substring(JVM.length()) : ""));
  }

  private JvmRun jvm(String id) throws StoreException {
    JvmRun known = jvms.get(id);
    if (known == null) {
      known = store.links().jvm(id).orElse(new JvmRun(id, "", ""));
      jvms.put(id, known);
    }
    return known;
  }

  /** The execution of a packet; empty if it was forgotten meanwhile, or is none. */
  Optional<Call> of(LinkedPacket found) throws StoreException {
    Optional<Packet> packet = store.get(found.id());
    return packet.isPresent() && isCall(packet.get())
        ? Optional.of(of(packet.get()))
        : Optional.empty();
  }

  /** The execution of an event; the first one, if several have its id. */
  Optional<Call> ofEvent(String traceId) throws StoreException {
    List<LinkedPacket> found =
        traceId.isEmpty() ? List.of() : store.links().ofEvent(linker.bits(traceId), 1);
    return found.isEmpty() ? Optional.empty() : of(found.get(0));
  }
}
