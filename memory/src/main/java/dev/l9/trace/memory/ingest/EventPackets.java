package dev.l9.trace.memory.ingest;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes packets of events. A packet says what the event says, and nothing of the file in which it
 * was: so an event that is in two files is one packet.
 */
final class EventPackets {

  private EventPackets() {}

  /**
   * The packet of an event.
   *
   * @throws IllegalArgumentException where the line is nested too deeply
   */
  static Packet of(Event event) {
    if (!(PlainJson.read(event.line()) instanceof Fields payload)) {
      throw new IllegalArgumentException("it is no object");
    }
    boolean isToolCall = isToolCall(event);
    String agent = isToolCall ? event.component() : "l9-agent";
    String task = text(event.value("task_id"));
    return Packet.of(
        isToolCall ? PacketType.TOOL_CALL : PacketType.TRACE,
        Instant.EPOCH.plus(event.startMicros(), ChronoUnit.MICROS),
        payload,
        new Envelope(
            new Metadata(agent, event.layer()),
            new Provenance(null, "jvm:" + event.jvm(), "l9-agent"),
            PacketIds.ofThread(event.rootId()),
            isToolCall && !task.isEmpty() ? task : null,
            confidence(event),
            tags(event)));
  }

  /** Such as {@code emitExecutorTrace} has the agent write. */
  static boolean isToolCall(Event event) {
    return event.operation().equals("execute")
        && event.className().isEmpty()
        && event.value("task_id") != null;
  }

  private static double confidence(Event event) {
    if (event.value("confidence") instanceof Num number) {
      double value = number.value().doubleValue();
      return value >= 0 && value <= 1 ? value : 1;
    }
    return 1;
  }

  private static List<String> tags(Event event) {
    List<String> tags = new ArrayList<>();
    if (event.value("patterns") instanceof Items patterns) {
      patterns.values().forEach(pattern -> tags.add(text(pattern)));
    }
    tags.removeIf(String::isEmpty);
    return tags;
  }

  private static String text(@org.jspecify.annotations.Nullable CapturedValue value) {
    return value instanceof Text text ? text.value() : "";
  }
}
