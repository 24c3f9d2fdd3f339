package dev.l9.trace.reader.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the executions that were asked for.
 *
 * @param next before which place the others are; null if there are none
 * @param isPartial whether not all that could be wanted was looked at, since it would have taken
 *     too long
 */
public record EventPage(List<PlacedEvent> events, @Nullable EventPlace next, boolean isPartial) {

  public EventPage {
    events = List.copyOf(events);
  }
}
