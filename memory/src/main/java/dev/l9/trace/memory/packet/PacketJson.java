package dev.l9.trace.memory.packet;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes packets as JSON, and reads them. Thread-safe. */
public final class PacketJson {

  static final String ID = "packet_id";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  private PacketJson() {}

  /** The packet on one line. */
  public static String write(Packet packet) {
    return JsonBytes.compact().value(fields(packet)).toString();
  }

  /** The packet as a value, with its keys in the order in which they are written. */
  public static Fields fields(Packet packet) {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put(ID, text(packet.id()));
    all.put("packet_type", new Text(packet.type().label()));
    all.put("timestamp", new Text(TIME.format(packet.timestamp())));
    all.put("payload", packet.payload());
    all.put("metadata", metadata(packet.metadata()));
    all.put("provenance", provenance(packet.provenance()));
    all.put("thread_uuid", text(packet.threadId()));
    all.put("correlation_id", text(packet.correlationId()));
    all.put("confidence", new Num(packet.confidence()));
    List<CapturedValue> tags = packet.tags().stream().map(PacketJson::text).toList();
    all.put("tags", new Items(tags));
    return new Fields(all);
  }

  private static Fields metadata(Metadata metadata) {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put("schema_version", new Text(metadata.schemaVersion()));
    all.put("agent", new Text(metadata.agent()));
    all.put("domain", new Text(metadata.domain()));
    return new Fields(all);
  }

  private static Fields provenance(Provenance provenance) {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put("parent_packet", text(provenance.parent()));
    all.put("source", new Text(provenance.source()));
    all.put("tool", new Text(provenance.tool()));
    return new Fields(all);
  }

  private static CapturedValue text(@Nullable Object value) {
    return value == null ? CapturedValue.NULL : new Text(value.toString());
  }

  /**
   * Reads a packet.
   *
   * @throws IllegalArgumentException where the text isn't exactly one packet; the message says why
   */
  public static Packet read(String json) {
    PacketFields all = PacketFields.of("the packet", PlainJson.read(json));
    Packet packet = read(all);
    UUID expected = PacketIds.of(packet);
    if (!packet.id().equals(expected)) {
      throw new IllegalArgumentException(
          "the packet's packet_id is "
              + packet.id()
              + ", but its content has "
              + expected
              + "; it was changed after it was made");
    }
    return packet;
  }

  private static Packet read(PacketFields all) {
    Packet packet =
        new Packet(
            all.id(ID),
            PacketType.of(all.text("packet_type")),
            all.time("timestamp"),
            all.object("payload"),
            metadata(PacketFields.of("metadata", all.object("metadata"))),
            provenance(PacketFields.of("provenance", all.object("provenance"))),
            all.id("thread_uuid"),
            all.textOrNull("correlation_id"),
            all.number("confidence"),
            all.texts("tags"));
    all.requireNoMore();
    return packet;
  }

  private static Metadata metadata(PacketFields all) {
    Metadata metadata =
        new Metadata(all.text("schema_version"), all.text("agent"), all.text("domain"));
    all.requireNoMore();
    return metadata;
  }

  private static Provenance provenance(PacketFields all) {
    Provenance provenance =
        new Provenance(all.idOrNull("parent_packet"), all.text("source"), all.text("tool"));
    all.requireNoMore();
    return provenance;
  }

  /** A time as JSON has it. */
  public static String time(Instant time) {
    return TIME.format(time);
  }
}
