package dev.l9.trace.jsonl;

import dev.l9.trace.model.JsonText;
import dev.l9.trace.model.TraceEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Turns trace events into lines of {@code trace.jsonl}: the eleven keys of the format in their
 * order, none missing, ended by {@code \n}.
 *
 * <p>Hot path on the writer thread: no formatter, no reflection. Its inverse is {@link
 * TraceEventParser}.
 */
public final class TraceEventEncoder {

  private TraceEventEncoder() {}

  /** Appends the event's line. */
  public static void encode(TraceEvent event, StringBuilder out) {
    string(out, "{\"trace_id\":", event.traceId());
    if (event.parentId() == null) {
      out.append(",\"parent_id\":null");
    } else {
      string(out, ",\"parent_id\":", event.parentId());
    }
    out.append(",\"timestamp\":\"");
    appendTimestamp(out, event.timestamp());
    string(out, "\",\"hrm_layer\":", event.layer().label());
    string(out, ",\"operation\":", event.operation());
    string(out, ",\"component\":", event.component());
    string(out, ",\"input_summary\":", event.inputSummary());
    string(out, ",\"output_summary\":", event.outputSummary());
    out.append(",\"duration_ms\":").append(event.durationMs());
    string(out, ",\"status\":", event.status().label());
    out.append(",\"metadata\":");
    JsonText.appendFields(out, event.metadata(), false);
    out.append("}\n");
  }

  private static void string(StringBuilder out, String before, String text) {
    JsonText.appendString(out.append(before), text, false);
  }

  /** Appends ISO 8601 in UTC with six decimals, such as {@code 2026-01-13T14:00:00.000123Z}. */
  static void appendTimestamp(StringBuilder out, Instant instant) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    digits(out, utc.getYear(), 4);
    digits(out.append('-'), utc.getMonthValue(), 2);
    digits(out.append('-'), utc.getDayOfMonth(), 2);
    digits(out.append('T'), utc.getHour(), 2);
    digits(out.append(':'), utc.getMinute(), 2);
    digits(out.append(':'), utc.getSecond(), 2);
    digits(out.append('.'), utc.getNano() / 1000, 6);
    out.append('Z');
  }

  private static void digits(StringBuilder out, int number, int width) {
    int start = out.length();
    out.append(number);
    while (out.length() - start < width) {
      out.insert(start, '0');
    }
  }
}
