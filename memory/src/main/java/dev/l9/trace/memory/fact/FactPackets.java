package dev.l9.trace.memory.fact;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.memory.words.SearchText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes the packets that tell what was counted of a method. */
final class FactPackets {

  private static final int MICROSECONDS = 3;

  private FactPackets() {}

  /** The packets of what has changed since packets told of it; then it counts as told. */
  static List<IndexedPacket> seal(MethodCount method) {
    List<IndexedPacket> packets = new ArrayList<>();
    if (!method.isSealed()) {
      IndexedPacket packet = method(method);
      packets.add(packet);
      method.sealedAs(packet.packet().id().toString());
    }
    method
        .failures()
        .forEach(
            (error, failure) -> {
              if (!failure.isSealed()) {
                IndexedPacket packet = failure(method, error, failure);
                packets.add(packet);
                failure.sealedAs(packet.packet().id().toString());
              }
            });
    return packets;
  }

  private static IndexedPacket method(MethodCount method) {
    Map<String, CapturedValue> payload = names("method", method, "");
    payload.putAll(method.summary().values());
    Packet packet = packet(method, new Fields(payload), method.lastMicros(), method.sealed(), "");
    return indexed(packet, method, "", "success", List.of());
  }

  private static IndexedPacket failure(MethodCount method, String error, FailureCount failure) {
    Map<String, CapturedValue> payload = names("failure", method, error);
    payload.put("status", new CapturedValue.Text(failure.status()));
    payload.put("count", new Num(failure.count()));
    payload.put("first", new CapturedValue.Text(time(failure.firstMicros())));
    payload.put("last", new CapturedValue.Text(time(failure.lastMicros())));
    payload.put("messages", failure.messages());
    payload.put("latest", failure.latest());
    Packet packet =
        packet(method, new Fields(payload), failure.lastMicros(), failure.sealed(), error);
    List<String> texts = new ArrayList<>(failure.messages().values().keySet());
    failure.latest().values().values().forEach(text -> texts.add(plain(text)));
    return indexed(packet, method, error, failure.status(), texts);
  }

  private static String plain(CapturedValue value) {
    return value instanceof CapturedValue.Text text ? text.value() : "";
  }

  private static Map<String, CapturedValue> names(String fact, MethodCount method, String error) {
    Fields names =
        StateFields.of(
            "fact", fact,
            "method", method.key().method(),
            "error", error,
            "file", method.file(),
            "layer", method.layer(),
            "revision", method.key().revision());
    return new LinkedHashMap<>(names.values());
  }

  private static Packet packet(
      MethodCount method, Fields payload, long micros, String former, String error) {
    UUID parent = former.isEmpty() ? null : UUID.fromString(former);
    return Packet.of(
        PacketType.PATTERN,
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
        payload,
        new Envelope(
            new Metadata("l9", method.layer()),
            new Provenance(parent, "traces", "l9 memory"),
            PacketIds.ofThread(method.key().subject(error))));
  }

  private static IndexedPacket indexed(
      Packet packet, MethodCount method, String error, String status, List<String> texts) {
    String name = method.key().method();
    Set<String> keys = new LinkedHashSet<>(NameKeys.ofMethod(name));
    keys.addAll(NameKeys.ofError(error));
    keys.addAll(NameKeys.ofFile(method.file()));
    List<String> words = new ArrayList<>(List.of(name, error, method.file()));
    words.addAll(texts);
    PacketIndex index =
        new PacketIndex(
            name,
            error,
            method.file(),
            method.layer(),
            status,
            method.key().subject(error),
            new PacketIndex.Searched(keys, SearchText.of(words)));
    return new IndexedPacket(packet, index);
  }

  static BigDecimal millis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).setScale(MICROSECONDS, RoundingMode.HALF_UP);
  }

  static String time(long micros) {
    return PacketJson.time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
