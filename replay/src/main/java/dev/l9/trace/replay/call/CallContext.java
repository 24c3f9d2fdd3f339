package dev.l9.trace.replay.call;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.stable.StableValue;
import dev.l9.trace.replay.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call, and the recorded calls that say more of it.
 *
 * @param repeats other calls of the same method with equal receiver and inputs
 * @param children the calls that it made, in the order in which they began
 */
public record CallContext(
    RecordedCall call, List<RecordedCall> repeats, List<RecordedCall> children) {

  /** More repeats say nothing more. */
  private static final int MOST_REPEATS = 200;

  private static final int MOST_CHILDREN = 1000;

  public CallContext {
    repeats = List.copyOf(repeats);
    children = List.copyOf(children);
  }

  /**
   * Finds a call in a trace, which is read twice.
   *
   * @return null if no event has this id
   * @throws Refusal.Refused if the event isn't a call with values
   */
  public static @Nullable CallContext find(TraceReader trace, String traceId) throws IOException {
    List<Event> found = new ArrayList<>();
    trace.forEach(
        event -> {
          if (found.isEmpty() && event.hasId(traceId)) {
            found.add(event.keep());
          }
        });
    if (found.isEmpty()) {
      return null;
    }
    RecordedCall call = RecordedCall.of(found.get(0));
    List<RecordedCall> others = new ArrayList<>();
    List<RecordedCall> children = new ArrayList<>();
    Same same = new Same(call);
    trace.forEach(
        event -> {
          RecordedCall other = same.mayBe(event) || isChild(event, traceId) ? read(event) : null;
          if (other != null && isChild(event, traceId) && children.size() < MOST_CHILDREN) {
            children.add(other);
          }
          if (other != null && others.size() < MOST_REPEATS && same.test(other)) {
            others.add(other);
          }
        });
    return of(call, others, children);
  }

  /** The context of a call whose other calls are known. */
  public static CallContext of(
      RecordedCall call, List<RecordedCall> repeats, List<RecordedCall> children) {
    List<RecordedCall> inOrder = new ArrayList<>(children);
    inOrder.sort(java.util.Comparator.comparingLong(RecordedCall::startMicros));
    return new CallContext(call, repeats, inOrder);
  }

  private static boolean isChild(Event event, String traceId) {
    return traceId.equals(event.parentId()) && !event.method().isEmpty();
  }

  private static @Nullable RecordedCall read(Event event) {
    try {
      return RecordedCall.of(event);
    } catch (Refusal.Refused e) {
      return null; // Without values it says nothing of what differs.
    }
  }

  /** Takes the calls of a method with equal inputs, whatever differs from run to run of these. */
  public static final class Same {
    private final RecordedCall call;
    private final String inputs;

    public Same(RecordedCall call) {
      this.call = call;
      this.inputs = text(call);
    }

    boolean mayBe(Event event) {
      return event.method().equals(call.method()) && event.className().equals(call.className());
    }

    /** Whether it is another such call. */
    public boolean test(RecordedCall other) {
      return !other.traceId().equals(call.traceId())
          && other.methodId().equals(call.methodId())
          && other.inputs().keySet().equals(call.inputs().keySet())
          && text(other).equals(inputs);
    }

    /** The inputs and the receiver as they are in each run. */
    public static String text(RecordedCall of) {
      StableValue stable = new StableValue(of.startMicros());
      CapturedValue receiver = of.receiver() == null ? CapturedValue.NULL : of.receiver();
      return stable.write(of.inputs()).ordered()
          + " | "
          + stable.write(Map.of("this", receiver)).ordered();
    }
  }
}
