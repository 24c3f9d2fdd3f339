package dev.l9.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Assertions that hold for every tree of events in which a parent lasts as long as its children.
 * The methods may be called from any thread.
 */
public final class AsyncTrees {

  private AsyncTrees() {}

  /**
   * Asserts that each child starts and ends within its parent, and has the same root as its parent.
   */
  public static void assertEnclosing(List<TraceEvent> events) {
    Map<String, TraceEvent> byId =
        events.stream().collect(Collectors.toMap(TraceEvent::traceId, Function.identity()));
    for (TraceEvent event : events) {
      if (event.parentId() != null) {
        TraceEvent parent = byId.get(event.parentId());
        assertEquals(parent.metadata().get("root_id"), event.metadata().get("root_id"));
        assertTrue(
            !event.timestamp().isBefore(parent.timestamp()), () -> event + " before " + parent);
        // The wall clock gives the starts, and somebody may set it in between.
        Instant latest = end(parent).plusMillis(1);
        assertTrue(!end(event).isAfter(latest), () -> event + " after " + parent);
      } else {
        assertEquals(new CapturedValue.Text(event.traceId()), event.metadata().get("root_id"));
      }
    }
  }

  private static Instant end(TraceEvent event) {
    return event.timestamp().plusNanos(nanos(event));
  }

  /**
   * Returns how long an event took, in nanoseconds. It fails if the event's metadata have no {@code
   * duration_ns}.
   */
  public static long nanos(TraceEvent event) {
    return ((CapturedValue.Num) event.metadata().get("duration_ns")).value().longValue();
  }
}
