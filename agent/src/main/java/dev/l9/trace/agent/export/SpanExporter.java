package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;

/** Takes ended spans, on the writer thread only. */
interface SpanExporter {

  /** Takes a span; it is valid until this returns. */
  void export(SpanRecord span);

  /** Learns of spans that didn't come through. */
  default void exportDropped(DroppedSpans.Dropped dropped) {}

  /** Learns of spans whose events are left out on purpose. */
  default void exportLeftOut(LeftOutSpans.LeftOut leftOut) {}

  /**
   * Whether it still needs to know a site whose classes are gone, and all of whose spans have been
   * taken.
   */
  default boolean needs(int site) {
    return false;
  }

  /** Forgets such a site, which nobody needs. */
  default void forget(int site) {}

  /**
   * Writes what is due.
   *
   * @param last whether the JVM is about to end, so that everything is due
   */
  void flush(boolean last);

  /** In how many nanoseconds something is due, if nothing comes; the largest number for never. */
  default long dueInNanos() {
    return Long.MAX_VALUE;
  }
}
