package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.site.TraceSite;

/**
 * A span that its thread doesn't hand over: it was left open, or the JVM ends.
 *
 * @param id the random part of its {@code trace_id}
 * @param site which may be forgotten by now
 * @param record as {@link SpanRecord} reads it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record CutOffSpan(long id, TraceSite site, byte[] record, String threadName) {

  public static CutOffSpan of(SpanContent span, String threadName) {
    span.complete();
    return new CutOffSpan(span.id, span.site, span.toRecord(), threadName);
  }
}
