package dev.l9.trace.replay.call;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.replay.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of a call.
 *
 * @param className the binary name of the method's class
 * @param receiver the object on which it was called; null where it isn't recorded
 * @param inputs by the names of the parameters
 * @param output what was returned; null for none
 * @param error {@code Type: message}; null if nothing was thrown
 */
public record RecordedCall(
    String traceId,
    String parentId,
    String timestamp,
    long startMicros,
    String className,
    String method,
    @Nullable CapturedValue receiver,
    Map<String, CapturedValue> inputs,
    @Nullable CapturedValue output,
    @Nullable String error) {

  private static final String HOW =
      "run the program with values=json, or with capture.full or capture.receiver of this method";

  /**
   * Reads an event.
   *
   * @throws Refusal.Refused if it isn't a call with values
   */
  public static RecordedCall of(Event event) {
    Map<String, CapturedValue> metadata = event.metadata();
    if (event.className().isEmpty() || event.method().isEmpty()) {
      throw refusal(Refusal.Kind.NO_EXECUTION, "the event isn't the execution of a method", "");
    } else if (metadata.containsKey("unfinished")) {
      throw refusal(Refusal.Kind.NO_EXECUTION, "the call hadn't ended when the program ended", "");
    } else if (metadata.containsKey("sampled")) {
      throw refusal(
          Refusal.Kind.NO_VALUES, "its trace wasn't sampled", "run the program without sample");
    }
    if (!(metadata.get("inputs") instanceof Fields inputs)) {
      throw refusal(Refusal.Kind.NO_VALUES, "the event has no values", HOW);
    }
    return read(event, metadata, inputs);
  }

  private static RecordedCall read(
      Event event, Map<String, CapturedValue> metadata, Fields inputs) {
    String parent = event.parentId();
    return new RecordedCall(
        event.traceId(),
        parent == null ? "" : parent,
        event.timestamp(),
        event.startMicros(),
        event.className(),
        event.method(),
        metadata.get("receiver"),
        inputs.values(),
        metadata.get("output"),
        event.isSuccess() ? null : text(metadata.get("error")));
  }

  private static String text(@Nullable CapturedValue value) {
    return value instanceof CapturedValue.Text text ? text.value() : "";
  }

  private static Refusal.Refused refusal(Refusal.Kind kind, String reason, String remedy) {
    return new Refusal(kind, "", reason, remedy).asException();
  }

  /** {@code com.acme.Orders#total}. */
  public String methodId() {
    return className + "#" + method;
  }

  /** Whether it threw. */
  public boolean isFailed() {
    return error != null;
  }
}
