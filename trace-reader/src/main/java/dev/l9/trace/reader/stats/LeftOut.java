package dev.l9.trace.reader.stats;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;

/**
 * How many executions have no event, as the agent's own events say.
 *
 * @param dropped the writer couldn't keep up
 * @param rateLimited the option {@code rate} left them out
 * @param notSampled the option {@code sample} left them out
 */
public record LeftOut(long dropped, long rateLimited, long notSampled) {

  static final LeftOut NOTHING = new LeftOut(0, 0, 0);

  LeftOut and(Event notice) {
    return new LeftOut(
        dropped + number(notice, "dropped"),
        rateLimited + number(notice, "rate_limited"),
        notSampled + number(notice, "not_sampled"));
  }

  private static long number(Event notice, String key) {
    return notice.value(key) instanceof CapturedValue.Num number ? number.value().longValue() : 0;
  }

  LeftOut and(LeftOut other) {
    return new LeftOut(
        dropped + other.dropped, rateLimited + other.rateLimited, notSampled + other.notSampled);
  }

  /** How many in all. */
  public long count() {
    return dropped + rateLimited + notSampled;
  }
}
