package dev.l9.trace.reader.event;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.tree.EventName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as it lies in the bytes of its line. Each value is decoded when it is asked for, so a
 * reader of many events pays only for what it looks at. The names of layers, operations and the
 * like are the same objects in each event of a reader.
 *
 * <p>The reader uses one object for all its events: an event is valid until the reader goes on.
 * {@link #keep} returns one that stays. Not safe for use by several threads.
 */
public final class Event {

  private static final int RANDOM_OF_JVM = 5;
  private static final int FIRST_OF_METADATA = 2 * EventKey.values().length;
  private static final byte[] RUN = quoted("run");
  private static final byte[] AGENT = quoted("l9-agent");
  private static final byte[] SUCCESS = quoted("success");
  private static final byte[] ERROR = quoted("error");
  private static final byte[] BLOCKED = quoted("blocked");

  private final NameCache names;
  private final EventTime time;

  /**
   * Where values begin and end. The places of metadata are 0 where only a look into the metadata
   * could tell them.
   */
  private final int[] places =
      new int[2 * (EventKey.values().length + MetadataKey.values().length)];

  private byte[] bytes = new byte[0];
  private int start;
  private int end;

  /** An event without a line, for a reader to read lines into. */
  public Event() {
    this(new NameCache(), new EventTime());
  }

  private Event(NameCache names, EventTime time) {
    this.names = names;
    this.time = time;
  }

  private static byte[] quoted(String text) {
    return ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
  }

  /** Has the event be that of another line, and returns the array of its values' places. */
  int[] begin(byte[] in, int from) {
    bytes = in;
    start = from;
    Arrays.fill(places, FIRST_OF_METADATA, places.length, 0);
    return places;
  }

  /** Says where the line ends. */
  void endsAt(int to) {
    end = to;
  }

  /** An event with the same values that stays as it is; it takes about as much as its line. */
  public Event keep() {
    Event kept = new Event(names, time);
    kept.bytes = Arrays.copyOfRange(bytes, start, end);
    kept.end = end - start;
    for (int i = 0; i < places.length; i++) {
      kept.places[i] = Math.max(0, places[i] - start);
    }
    return kept;
  }

  /** The event's id. */
  public String traceId() {
    return text(EventKey.TRACE_ID);
  }

  /** Whether this is the event's id; nothing is made to find that out. */
  public boolean hasId(String id) {
    int from = from(EventKey.TRACE_ID) + 1;
    if (to(EventKey.TRACE_ID) - 1 - from != id.length()) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (bytes[from + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The id of the enclosing event; null for a root. */
  public @Nullable String parentId() {
    return isRoot() ? null : text(EventKey.PARENT_ID);
  }

  /** Whether the event has no parent. */
  public boolean isRoot() {
    return bytes[from(EventKey.PARENT_ID)] == 'n';
  }

  /** The start, as the line has it. */
  public String timestamp() {
    return text(EventKey.TIMESTAMP);
  }

  /** The start, in microseconds since 1970 in UTC; 0 where the line has no time. */
  public long startMicros() {
    return time.micros(bytes, from(EventKey.TIMESTAMP) + 1, to(EventKey.TIMESTAMP) - 1);
  }

  /** The layer's name, such as {@code system}. A later version may know more layers. */
  public String layer() {
    return name(EventKey.HRM_LAYER);
  }

  /** The three letters of the layer, such as {@code sys}. */
  public String layerCode() {
    String label = layer();
    for (HrmLayer layer : HrmLayer.values()) {
      if (layer.label().equals(label)) {
        return layer.code();
      }
    }
    return label.substring(0, Math.min(3, label.length()));
  }

  /** The operation; mostly the method's name. */
  public String operation() {
    return name(EventKey.OPERATION);
  }

  /** The source file's name, or the class. */
  public String component() {
    return name(EventKey.COMPONENT);
  }

  /** The inputs, at most 100 characters. */
  public String inputSummary() {
    return text(EventKey.INPUT_SUMMARY);
  }

  /** The output, at most 100 characters; of an error its type and message. */
  public String outputSummary() {
    return text(EventKey.OUTPUT_SUMMARY);
  }

  /** Whole milliseconds. */
  public long durationMs() {
    return EventNumber.read(bytes, from(EventKey.DURATION_MS), to(EventKey.DURATION_MS));
  }

  /** Nanoseconds; where the metadata don't have them, the milliseconds. */
  public long durationNanos() {
    long place = place(MetadataKey.DURATION_NS);
    if (place < 0) {
      return durationMs() * 1_000_000;
    }
    return EventNumber.read(bytes, EventMetadata.from(place), EventMetadata.to(place));
  }

  /** {@code success}, {@code error} or {@code blocked}, or what a later version knows. */
  public String status() {
    return name(EventKey.STATUS);
  }

  /** Whether the execution ended with an exception that isn't one of {@code blockedBy}. */
  public boolean isError() {
    return is(EventKey.STATUS, ERROR);
  }

  /** Whether the execution was blocked. */
  public boolean isBlocked() {
    return is(EventKey.STATUS, BLOCKED);
  }

  /** Whether the execution succeeded. */
  public boolean isSuccess() {
    return is(EventKey.STATUS, SUCCESS);
  }

  /** The id of the trace's root; where the metadata don't have it, the parent's or the own id. */
  public String rootId() {
    String root = text(MetadataKey.ROOT_ID.label);
    if (root != null) {
      return root;
    }
    String parent = parentId();
    return parent == null ? traceId() : parent;
  }

  /** The class's full name; empty for an event that was emitted by hand. */
  public String className() {
    return nameOf(MetadataKey.CLASS);
  }

  /** The method's name; empty for an event that was emitted by hand. */
  public String method() {
    return nameOf(MetadataKey.METHOD);
  }

  /** The thread's name; empty if it isn't known. */
  public String thread() {
    return nameOf(MetadataKey.THREAD);
  }

  /** The task; empty if there is none. */
  public String task() {
    return nameOf(MetadataKey.TASK);
  }

  /**
   * The operation, with the class's simple name before it if it is the method's own name: {@code
   * Inventory.reserve}.
   */
  public String name() {
    return EventName.of(operation(), className(), method());
  }

  /** {@code com.acme.Inventory#reserve}; the operation for an event that was emitted by hand. */
  public String methodId() {
    String type = className();
    return type.isEmpty() ? operation() : type + "#" + method();
  }

  /**
   * Whether the agent speaks of itself, so that nothing of the program was executed: what a JVM was
   * ({@link #isRun}), and how many events it left out.
   */
  public boolean isNotice() {
    return is(EventKey.COMPONENT, AGENT)
        && layer().equals(HrmLayer.SYSTEM.label())
        && className().isEmpty();
  }

  /** Whether the event says what a JVM was, at its start. */
  public boolean isRun() {
    return is(EventKey.OPERATION, RUN)
        && layer().equals(HrmLayer.SYSTEM.label())
        && className().isEmpty();
  }

  /** The characters of the id that all events of one JVM share; empty in ids of other forms. */
  public String jvm() {
    String id = traceId();
    int random = id.lastIndexOf('_') + 1;
    return id.length() < random + RANDOM_OF_JVM + 1
        ? ""
        : id.substring(random, random + RANDOM_OF_JVM);
  }

  /** A text of the metadata; null if it isn't there, or isn't a text. */
  public @Nullable String text(String metadataKey) {
    EventMetadata metadata = metadataBytes();
    long place = place(metadata, metadataKey);
    return place < 0 || !metadata.isText(place) ? null : metadata.text(place);
  }

  /** A value of the metadata; null if it isn't there. */
  public @Nullable CapturedValue value(String metadataKey) {
    EventMetadata metadata = metadataBytes();
    long place = place(metadata, metadataKey);
    return place < 0 ? null : metadata.value(place);
  }

  /** All metadata, in their order. */
  public Map<String, CapturedValue> metadata() {
    return metadataBytes().all();
  }

  /** The line, as it is in the file, without its end. */
  public String line() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** Writes the line as it is in the file, with a line end. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, start, end - start);
    out.write('\n');
  }

  /** Whether the line has these bytes somewhere. */
  boolean contains(byte[] text) {
    return ByteSearch.find(bytes, start, end, text) >= 0;
  }

  /** How many bytes the line has. */
  public int length() {
    return end - start;
  }

  private EventMetadata metadataBytes() {
    return new EventMetadata(bytes, from(EventKey.METADATA), to(EventKey.METADATA));
  }

  /** The place of a value of the metadata; -1 if the key isn't there. */
  private long place(EventMetadata metadata, String metadataKey) {
    MetadataKey key = MetadataKey.of(metadataKey);
    return key == null ? metadata.find(metadataKey) : place(key);
  }

  private long place(MetadataKey key) {
    int from = places[2 * key.index];
    return from > 0
        ? EventMetadata.place(from, places[2 * key.index + 1])
        : metadataBytes().find(key.label);
  }

  private String nameOf(MetadataKey key) {
    long place = place(key);
    return place < 0 || bytes[EventMetadata.from(place)] != '"'
        ? ""
        : name(EventMetadata.from(place), EventMetadata.to(place));
  }

  private String name(EventKey key) {
    return name(from(key), to(key));
  }

  private String name(int from, int to) {
    return names.of(bytes, from, to);
  }

  private String text(EventKey key) {
    return EventText.read(bytes, from(key), to(key));
  }

  /** Whether the value is this string in quotes, written without escapes. */
  private boolean is(EventKey key, byte[] quoted) {
    return Arrays.equals(bytes, from(key), to(key), quoted, 0, quoted.length);
  }

  private int from(EventKey key) {
    return places[2 * key.index];
  }

  private int to(EventKey key) {
    return places[2 * key.index + 1];
  }

  @Override
  public String toString() {
    return line();
  }
}
