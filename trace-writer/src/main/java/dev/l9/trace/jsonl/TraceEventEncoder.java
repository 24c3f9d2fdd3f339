package dev.l9.trace.jsonl;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Turns trace events into lines of {@code trace.jsonl}. A line has all eleven keys of the format,
 * in their order, and ends with {@code \n}. Thread-safe.
 *
 * <p>Hot path on the writer thread: it uses no formatter and no reflection. The module {@code
 * trace-reader} has the inverse.
 */
public final class TraceEventEncoder {

  private TraceEventEncoder() {}

  /** Appends the event's line. */
  public static void encode(TraceEvent event, JsonBytes out) {
    out.raw("{\"trace_id\":").string(event.traceId());
    out.raw(",\"parent_id\":");
    String parentId = event.parentId();
    if (parentId == null) {
      out.raw("null");
    } else {
      out.string(parentId);
    }
    timestamp(event.timestamp(), out.raw(",\"timestamp\":\""));
    out.raw("\",\"hrm_layer\":").string(event.layer().label());
    out.raw(",\"operation\":").string(event.operation());
    out.raw(",\"component\":").string(event.component());
    out.raw(",\"input_summary\":").string(event.inputSummary());
    out.raw(",\"output_summary\":").string(event.outputSummary());
    out.raw(",\"duration_ms\":").number(event.durationMs());
    out.raw(",\"status\":").string(event.status().label());
    out.raw(",\"metadata\":").fields(event.metadata()).raw("}\n");
  }

  /** Appends ISO 8601 in UTC with six decimals, such as {@code 2026-01-13T14:00:00.000123Z}. */
  static void timestamp(Instant instant, JsonBytes out) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    out.digits(utc.getYear(), 4).raw("-").digits(utc.getMonthValue(), 2);
    out.raw("-").digits(utc.getDayOfMonth(), 2);
    out.raw("T").digits(utc.getHour(), 2).raw(":").digits(utc.getMinute(), 2);
    out.raw(":").digits(utc.getSecond(), 2);
    out.raw(".").digits(utc.getNano() / 1000, 6).raw("Z");
  }
}
