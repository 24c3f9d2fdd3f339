package dev.l9.trace.memory.world;

import dev.l9.trace.memory.fact.LearntSubject;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
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
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the packets that tell what was learnt, and reads their names. */
final class FindingPackets {

  /** Whether it is found still. */
  static final String HOLDS = "holds";

  private static final String TAG = "learnt";
  private static final String TAG_PAST = "past";

  private FindingPackets() {}

  /**
   * The packet of a finding. Its time is that of the latest execution.
   *
   * @param former the packet that it replaces; null if there is none
   */
  static IndexedPacket of(LearntMethod method, Finding finding, @Nullable UUID former) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>();
    payload.put("fact", new Text(finding.kind().label()));
    payload.put("method", new Text(method.method()));
    payload.put("error", new Text(error(finding)));
    payload.put("file", new Text(method.seen().place().file()));
    payload.put("layer", new Text(method.seen().place().layer()));
    payload.put("subject", new Text(finding.subject()));
    payload.put("says", new Text(finding.says()));
    payload.put(HOLDS, new Bool(true));
    payload.put("supporting", new Num(finding.evidence().supporting()));
    payload.put("seen", new Num(finding.evidence().seen()));
    payload.put("revisions", texts(finding.evidence().revisions()));
    payload.put("examples", texts(finding.evidence().examples()));
    payload.put("details", finding.details());
    return packet(method.seen().last(), new Fields(payload), finding.confidence(), former);
  }

  /** The packet of what is found no longer. */
  static IndexedPacket past(Packet former, Instant last) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>(former.payload().values());
    payload.put(HOLDS, new Bool(false));
    payload.put("until", new Text(PacketJson.time(former.timestamp())));
    return packet(last, new Fields(payload), former.confidence(), former.id());
  }

  /** What the finding names as the type of an exception. */
  private static String error(Finding finding) {
    return finding.details().values().get("error") instanceof Text text ? text.value() : "";
  }

  private static Items texts(List<?> values) {
    return new Items(
        values.stream().map(value -> (CapturedValue) new Text(value.toString())).toList());
  }

  private static IndexedPacket packet(
      Instant time, Fields payload, double confidence, @Nullable UUID former) {
    String subject = subject(payload);
    String kind = text(payload, "fact");
    Packet packet =
        Packet.of(
            PacketType.PATTERN,
            time,
            payload,
            new Envelope(
                new Metadata("l9", text(payload, "layer")),
                new Provenance(former, "traces", "l9 memory learn"),
                PacketIds.ofThread(subject),
                null,
                confidence,
                isHolding(payload) ? List.of(TAG, kind) : List.of(TAG, kind, TAG_PAST)));
    return new IndexedPacket(packet, index(packet, subject));
  }

  private static PacketIndex index(Packet packet, String subject) {
    Fields payload = packet.payload();
    String method = text(payload, "method");
    String error = text(payload, "error");
    String file = text(payload, "file");
    Set<String> keys = new LinkedHashSet<>(NameKeys.ofMethod(method));
    keys.addAll(NameKeys.ofError(error));
    keys.addAll(NameKeys.ofFile(file));
    String kind = FindingWords.of(kind(payload));
    List<String> words = List.of(method, error, file, text(payload, "says"), kind);
    return new PacketIndex(
        method,
        error,
        file,
        text(payload, "layer"),
        error.isEmpty() ? "success" : "error",
        subject,
        new PacketIndex.Searched(keys, SearchText.of(words)));
  }

  /** The subject, also of a packet that was read from a store. */
  static String subject(Fields payload) {
    return LearntSubject.of(
        text(payload, "method"), text(payload, "fact"), text(payload, "subject"));
  }

  /** Whether a packet tells of something that was learnt. */
  static boolean isFinding(Packet packet) {
    return packet.type() == PacketType.PATTERN && packet.tags().contains(TAG);
  }

  static String method(Packet packet) {
    return text(packet.payload(), "method");
  }

  static String says(Packet packet) {
    return text(packet.payload(), "says");
  }

  static long number(Packet packet, String key) {
    return packet.payload().values().get(key) instanceof Num number
        ? number.value().longValue()
        : 0;
  }

  static boolean isHolding(Fields payload) {
    return payload.values().get(HOLDS) instanceof Bool bool && bool.value();
  }

  static FindingKind kind(Fields payload) {
    String label = text(payload, "fact");
    for (FindingKind kind : FindingKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no kind of findings '" + label + "'");
  }

  private static String text(Fields payload, String key) {
    return payload.values().get(key) instanceof Text text ? text.value() : "";
  }
}
