package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonBytes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hot path on the writer thread: encodes ended spans as lines of {@code trace.jsonl}, byte for byte
 * as {@code TraceEventEncoder} does with the event of the span, without making that event.
 *
 * <p>What all executions of a method share is encoded once, and the second of the last timestamp is
 * kept. Per line it allocates the texts of decimals only. Confined to the writer thread.
 */
final class SpanEncoder {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final JsonBytes out;
  private final IdentityHashMap<TraceSite, SiteText> sites = new IdentityHashMap<>();
  private final SummaryText summary = new SummaryText();
  private final JsonBytes secondText = JsonBytes.compact();
  private long second = Long.MIN_VALUE;

  /** The parts of a line that are the same for all executions at a site. */
  private record SiteText(JsonBytes operation, JsonBytes task, JsonBytes patterns) {}

  SpanEncoder(JsonBytes out) {
    this.out = out;
  }

  /** Appends the line of a span. */
  void encode(OpenSpan span) {
    SiteText site = siteText(span.site());
    span.appendId(out.raw("{\"trace_id\":\""));
    if (span.hasParent()) {
      span.appendParentId(out.raw("\",\"parent_id\":\""));
      out.raw("\",\"timestamp\":\"");
    } else {
      out.raw("\",\"parent_id\":null,\"timestamp\":\"");
    }
    timestamp(span.startEpochMicros());
    out.raw(site.operation);
    out.string(summary.ofInputs(span));
    out.raw(",\"output_summary\":").string(summary.ofOutput(span));
    out.raw(",\"duration_ms\":").number(span.durationNanos() / NANOS_PER_MILLI);
    out.raw(",\"status\":\"").raw(span.status().label());
    metadata(span, site);
    out.raw("}}\n");
  }

  private void metadata(OpenSpan span, SiteText site) {
    span.appendRootId(out.raw("\",\"metadata\":{\"root_id\":\""));
    out.raw("\",\"duration_ns\":").number(span.durationNanos());
    out.raw(site.task).string(span.threadName());
    out.raw(site.patterns);
    String error = span.error();
    if (error != null) {
      out.raw(",\"error\":").string(error);
    }
    String confidence = span.confidence();
    if (confidence != null) {
      out.raw(",\"confidence\":").string(confidence);
    }
    for (Map.Entry<String, CapturedValue> own : span.metadata().entrySet()) {
      out.raw(",").key(SpanEvents.userKey(own.getKey(), span)).value(own.getValue());
    }
    if (span.metadataLeftOut() > 0) {
      out.raw(",").key(CapturedValue.CUT).value(SpanEvents.leftOut(span));
    }
  }

  /** Sites of spans opened by hand are made for each of them, and not kept. */
  private SiteText siteText(TraceSite site) {
    if (!site.isMethod()) {
      return encode(site);
    }
    SiteText known = sites.get(site);
    if (known == null) {
      known = encode(site);
      sites.put(site, known);
    }
    return known;
  }

  private static SiteText encode(TraceSite site) {
    JsonBytes operation = JsonBytes.compact().raw("Z\",\"hrm_layer\":");
    operation.string(site.layer().label()).raw(",\"operation\":").string(site.operation());
    operation.raw(",\"component\":").string(site.component()).raw(",\"input_summary\":");
    JsonBytes task = JsonBytes.compact().raw(",\"task\":").string(site.task());
    task.raw(",\"class\":").string(site.className());
    task.raw(",\"method\":").string(site.methodName()).raw(",\"thread\":");
    return new SiteText(operation, task, patterns(site.patterns()));
  }

  private static JsonBytes patterns(List<String> patterns) {
    JsonBytes text = JsonBytes.compact();
    String separator = ",\"patterns\":[";
    for (String pattern : patterns) {
      text.raw(separator).string(pattern);
      separator = ",";
    }
    return text.raw(patterns.isEmpty() ? "" : "]");
  }

  /** ISO 8601 in UTC with six decimals, without the {@code Z}. */
  private void timestamp(long epochMicros) {
    long newSecond = Math.floorDiv(epochMicros, MICROS_PER_SECOND);
    if (newSecond != second) {
      second = newSecond;
      secondText.truncate(0);
      LocalDateTime utc = LocalDateTime.ofEpochSecond(newSecond, 0, ZoneOffset.UTC);
      secondText.digits(utc.getYear(), 4).raw("-").digits(utc.getMonthValue(), 2);
      secondText.raw("-").digits(utc.getDayOfMonth(), 2);
      secondText.raw("T").digits(utc.getHour(), 2).raw(":").digits(utc.getMinute(), 2);
      secondText.raw(":").digits(utc.getSecond(), 2).raw(".");
    }
    out.raw(secondText).digits((int) Math.floorMod(epochMicros, MICROS_PER_SECOND), 6);
  }
}
