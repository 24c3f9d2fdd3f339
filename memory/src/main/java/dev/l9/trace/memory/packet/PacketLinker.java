package dev.l9.trace.memory.packet;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.export.SpanIds;
import dev.l9.trace.reader.export.Traceparent;
import dev.l9.trace.reader.stable.StableText;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what joins packets with others. Not safe for use by several threads. */
public final class PacketLinker {

  private static final long NANOS_PER_MS = 1_000_000;

  private final SpanIds ids = new SpanIds();

  /** The bits that stand for an event's {@code trace_id}, or for another text. */
  public long bits(String text) {
    return ids.bits(text);
  }

  /** The bits that stand for a packet as the parent of others: its id has enough of them. */
  public static long bits(UUID packet) {
    return packet.getMostSignificantBits() ^ packet.getLeastSignificantBits();
  }

  /** The W3C trace of which a root's trace is, if the root doesn't say another one. */
  public String remoteTrace(String rootId) {
    return ids.trace(rootId);
  }

  /** The links of a packet. */
  public PacketLinks of(Packet packet) {
    String common = packet.correlationId();
    Long correlation = common == null ? null : (Long) ids.bits(common);
    boolean isEvent = packet.type() == PacketType.TRACE || packet.type() == PacketType.TOOL_CALL;
    if (isEvent) {
      return event(packet.payload().values(), correlation);
    }
    UUID parent = packet.provenance().parent();
    return new PacketLinks(
        null, parent == null ? null : (Long) bits(parent), null, null, correlation, 0);
  }

  private PacketLinks event(Map<String, CapturedValue> event, @Nullable Long correlation) {
    Map<String, CapturedValue> metadata =
        event.get("metadata") instanceof Fields fields ? fields.values() : Map.of();
    String id = text(event.get("trace_id"));
    String parent = text(event.get("parent_id"));
    Traceparent caller =
        parent.isEmpty() ? Traceparent.parse(text(metadata.get(Traceparent.KEY))) : null;
    return new PacketLinks(
        id.isEmpty() ? null : (Long) ids.bits(id),
        parentBits(parent, caller),
        caller == null ? null : caller.traceId(),
        ids.bits(StableText.of(inputs(event, metadata))),
        correlation,
        nanos(event, metadata));
  }

  private @Nullable Long parentBits(String parent, @Nullable Traceparent caller) {
    if (caller != null) {
      return caller.spanBits();
    }
    return parent.isEmpty() ? null : (Long) ids.bits(parent);
  }

  private static String inputs(
      Map<String, CapturedValue> event, Map<String, CapturedValue> metadata) {
    CapturedValue whole = metadata.get("inputs");
    return whole == null
        ? text(event.get("input_summary"))
        : JsonBytes.compact().value(whole).toString();
  }

  private static long nanos(Map<String, CapturedValue> event, Map<String, CapturedValue> metadata) {
    if (metadata.get("duration_ns") instanceof Num nanos) {
      return nanos.value().longValue();
    }
    return event.get("duration_ms") instanceof Num millis
        ? millis.value().longValue() * NANOS_PER_MS
        : 0;
  }

  private static String text(@Nullable CapturedValue value) {
    return value instanceof Text text ? text.value() : "";
  }
}
