package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;

/** An event, which stays as it is, and where it is. */
public record PlacedEvent(Event event, EventPlace place) {}
