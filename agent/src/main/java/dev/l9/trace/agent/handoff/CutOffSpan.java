package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.site.TraceSite;

/**
 * A span that its thread doesn't hand over, because it was left open, or because the JVM ends.
 * Immutable.
 *
 * @param id the random part of the span's {@code trace_id}
 * @param site the site, which may have been forgotten by now
 * @param record the bytes that {@link SpanRecord} reads
 */
@SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
public record CutOffSpan(long id, TraceSite site, byte[] record, String threadName) {

  public static CutOffSpan of(SpanContent span, String threadName) {
    span.complete();
    return new CutOffSpan(span.id, span.site, span.toRecord(), threadName);
  }
}
