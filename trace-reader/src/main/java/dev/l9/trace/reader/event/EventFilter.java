package dev.l9.trace.reader.event;

/** Decides which events of a trace a command looks at. */
@FunctionalInterface
public interface EventFilter {

  /** Takes every event. */
  EventFilter ALL = event -> true;

  /** Whether the event is one of those that are looked at. */
  boolean test(Event event);

  /** Takes what both filters take. */
  default EventFilter and(EventFilter other) {
    return event -> test(event) && other.test(event);
  }
}
