package dev.l9.trace.reader.export;

import dev.l9.trace.reader.event.Event;

/**
 * When an event began and ended, in nanoseconds since 1970. Times that don't fit, before 1970 or
 * after the year 2262, become the first or last that does.
 *
 * <p>Starts are known in whole microseconds and durations in nanoseconds. So an event can seem to
 * end up to one microsecond earlier than it did.
 */
public record SpanTime(long startNanos, long endNanos) {

  public static SpanTime of(Event event) {
    long micros = Math.max(0, Math.min(event.startMicros(), Long.MAX_VALUE / 1000));
    long start = micros * 1000;
    long duration = Math.max(0, event.durationNanos());
    return new SpanTime(
        start, duration > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + duration);
  }

  public long durationNanos() {
    return endNanos - startNanos;
  }
}
