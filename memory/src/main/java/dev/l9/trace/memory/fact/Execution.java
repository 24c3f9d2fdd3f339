package dev.l9.trace.memory.fact;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.event.EventTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event's packet says of one execution. Texts are empty where the event doesn't have them.
 */
public final class Execution {

  private static final String JVM = "jvm:";
  private static final long NANOS_PER_MS = 1_000_000;

  private final Packet packet;
  private final Map<String, CapturedValue> event;
  private final Map<String, CapturedValue> metadata;

  private Execution(Packet packet) {
    this.packet = packet;
    this.event = packet.payload().values();
    this.metadata = event.get("metadata") instanceof Fields fields ? fields.values() : Map.of();
  }

  /** The execution of a packet of an event. */
  public static Execution of(Packet packet) {
    return new Execution(packet);
  }

  private static String text(Map<String, CapturedValue> fields, String key) {
    return fields.get(key) instanceof Text text ? text.value() : "";
  }

  /** A text of the event itself. */
  public String text(String key) {
    return text(event, key);
  }

  /** A text of the event's metadata. */
  public String detail(String key) {
    return text(metadata, key);
  }

  /** A value of the event's metadata as JSON; empty if it isn't there. */
  private String json(String key) {
    CapturedValue value = metadata.get(key);
    return value == null ? "" : JsonBytes.compact().value(value).toString();
  }

  /** The arguments by their names; empty if the event has no values. */
  public Map<String, CapturedValue> inputValues() {
    return metadata.get("inputs") instanceof Fields fields ? fields.values() : Map.of();
  }

  /** What was returned; null if nothing was, or the event has no values. */
  public @Nullable CapturedValue outputValue() {
    return metadata.get("output");
  }

  /** Whether it had ended when the program ended. */
  public boolean isEnded() {
    return !metadata.containsKey("unfinished");
  }

  /** What tells its JVM from others; empty if it isn't known. */
  public String jvm() {
    String source = packet.provenance().source();
    return source.startsWith(JVM) ? source.substring(JVM.length()) : "";
  }

  /**
   * What ran: {@code com.acme.Orders#total}, or {@code agent-7:compile} for a task that an agent
   * had executed, or the operation of an event that was emitted by hand.
   */
  public String method() {
    if (packet.type() == PacketType.TOOL_CALL) {
      return detail("task");
    }
    String type = detail("class");
    return type.isEmpty() ? text("operation") : type + "#" + detail("method");
  }

  /** The source file's name, or the class, or the agent. */
  public String file() {
    return text("component");
  }

  /** The label of the layer. */
  public String layer() {
    return text("hrm_layer");
  }

  /** Such as {@code error}. */
  public String status() {
    return text("status");
  }

  /** Whether something was executed at all: the agent also speaks of itself. */
  public boolean isExecution() {
    boolean isNotice =
        file().equals("l9-agent") && layer().equals("system") && detail("class").isEmpty();
    return !isNotice
        && !(text("operation").equals("run")
            && detail("class").isEmpty()
            && metadata.containsKey("pid"));
  }

  /** Whether an exception passed through that began in another execution. */
  public boolean isPassed() {
    return !isSuccess() && !detail("origin").isEmpty();
  }

  /** Whether nothing went wrong. */
  public boolean isSuccess() {
    return status().equals("success");
  }

  /** {@code ExceptionType: message}. */
  public String failure() {
    String error = detail("error");
    return error.isEmpty() ? text("output_summary") : error;
  }

  /** The type of the exception; empty if there was none. */
  public String error() {
    if (isSuccess()) {
      return "";
    }
    String failure = failure();
    int colon = failure.indexOf(':');
    return (colon < 0 ? failure : failure.substring(0, colon)).strip();
  }

  /** The arguments, with all that the event knows of them. */
  public String inputs() {
    String whole = json("inputs");
    return whole.isEmpty() ? text("input_summary") : whole;
  }

  /** The start, in microseconds since 1970. */
  public long startMicros() {
    return EventTime.micros(packet.timestamp());
  }

  /** How long it took. */
  public long durationNanos() {
    if (metadata.get("duration_ns") instanceof Num nanos) {
      return nanos.value().longValue();
    }
    return event.get("duration_ms") instanceof Num millis
        ? millis.value().longValue() * NANOS_PER_MS
        : 0;
  }
}
