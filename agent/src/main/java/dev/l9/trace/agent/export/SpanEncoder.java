package dev.l9.trace.agent.export;

import dev.l9.trace.agent.capture.SummaryText;
import dev.l9.trace.agent.capture.ValueReader;
import dev.l9.trace.agent.span.SpanRecord;
import dev.l9.trace.agent.span.TraceIdText;
import dev.l9.trace.agent.span.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Hot path on the writer thread: encodes ended spans as lines of {@code trace.jsonl}, in the form
 * that {@code TraceEventEncoder} gives to events.
 *
 * <p>What all executions of a method share is encoded once, and the second of the last timestamp is
 * kept. Per line it allocates the texts of decimals and of what isn't plain ASCII only. Confined to
 * the writer thread.
 */
final class SpanEncoder {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  // Arrays, since their constant lengths let the JIT copy them without a loop.
  private static final byte[] ID = ascii("{\"trace_id\":\"");
  private static final byte[] PARENT = ascii("\",\"parent_id\":\"");
  private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
  private static final byte[] ROOT_TIMESTAMP = ascii("\",\"parent_id\":null,\"timestamp\":\"");
  private static final byte[] OUTPUT = ascii(",\"output_summary\":");
  private static final byte[] DURATION_MS = ascii(",\"duration_ms\":");
  private static final byte[] STATUS = ascii(",\"status\":\"");
  private static final byte[] ROOT = ascii("\",\"metadata\":{\"root_id\":\"");
  private static final byte[] DURATION_NS = ascii("\",\"duration_ns\":");
  private static final byte[] END = ascii("}}\n");

  private final JsonBytes out;
  private final SummaryText summary;
  private final TraceIdText ids;
  private SiteText[] sites = {};
  private final JsonBytes secondText = JsonBytes.compact();
  private long second = Long.MIN_VALUE;
  private String thread = "";
  private final JsonBytes threadText = JsonBytes.compact().string(thread);

  /**
   * The parts of a line that are the same for all executions at a site.
   *
   * @param inputs what stands before each argument in the summary
   * @param plainInputs whether {@link SummaryText#plain} can take them
   */
  private record SiteText(
      JsonBytes operation,
      List<String> inputs,
      boolean plainInputs,
      JsonBytes task,
      JsonBytes patterns) {}

  SpanEncoder(JsonBytes out) {
    this.out = out;
    this.summary = new SummaryText(out);
    this.ids = new TraceIdText(out);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The text of {@code input_summary}, for people. */
  static String inputSummary(SpanRecord span) {
    JsonBytes text = JsonBytes.unescaped();
    new SpanEncoder(text).inputs(span, encode(span.site()));
    return unquoted(text);
  }

  /** The text of {@code output_summary}, for people. */
  static String outputSummary(SpanRecord span) {
    JsonBytes text = JsonBytes.unescaped();
    new SpanEncoder(text).output(span);
    return unquoted(text);
  }

  private static String unquoted(JsonBytes text) {
    return text.toString().substring(1, text.toString().length() - 1);
  }

  /** Appends the line of a span. */
  void encode(SpanRecord span) {
    SiteText site = siteText(span);
    out.raw(ID);
    span.appendId(ids);
    if (span.hasParent()) {
      out.raw(PARENT);
      span.appendParentId(ids);
      out.raw(TIMESTAMP);
    } else {
      out.raw(ROOT_TIMESTAMP);
    }
    timestamp(span.startEpochMicros());
    out.raw(site.operation);
    inputs(span, site);
    out.raw(OUTPUT);
    output(span);
    long nanos = span.durationNanos();
    out.raw(DURATION_MS).number(nanos / NANOS_PER_MILLI);
    out.raw(STATUS).raw(span.status().label()).raw(ROOT);
    span.appendRootId(ids);
    out.raw(DURATION_NS).number(nanos);
    metadata(span, site);
    out.raw(END);
  }

  /** {@code name=value, name=value}; of a span opened by hand its one input, without a name. */
  private void inputs(SpanRecord span, SiteText site) {
    summary.begin();
    ValueReader in = span.inputs();
    boolean isMethod = span.siteNumber() >= 0;
    int next = 0;
    for (int index = in.raw(); !SpanRecord.isInputsEnd(index); index = in.raw()) {
      if (isMethod) {
        neverRead(span, site, next, index);
        name(site, index);
        summary.value(in);
      } else {
        summary.onlyValue(in);
      }
      next = index + 1;
    }
    span.inputsWereRead();
    neverRead(span, site, next, isMethod ? site.inputs.size() : 0);
    summary.end();
  }

  private void neverRead(SpanRecord span, SiteText site, int from, int to) {
    for (int i = from; i < to; i++) {
      if (span.site().parameters().get(i).redacted()) {
        name(site, i);
        summary.plain("***");
      }
    }
  }

  private void name(SiteText site, int parameter) {
    summary.separate();
    String name = site.inputs.get(parameter);
    if (site.plainInputs) {
      summary.plain(name);
    } else {
      summary.text(name);
    }
  }

  /** What went wrong, or else what came out. */
  private void output(SpanRecord span) {
    summary.begin();
    String error = span.error();
    if (error != null && !error.isEmpty()) {
      summary.text(error);
    } else if (span.hasOutput()) {
      summary.onlyValue(span.output());
    }
    summary.end();
  }

  private void metadata(SpanRecord span, SiteText site) {
    out.raw(site.task).raw(thread(span.threadName()));
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
      out.raw(",").key(userKey(own.getKey(), span)).value(own.getValue());
    }
  }

  /** The key of an entry of the program, which doesn't take the place of one of ours. */
  private static String userKey(String key, SpanRecord span) {
    boolean isOurs =
        switch (key) {
          case "root_id", "duration_ns", "task", "class", "method", "thread" -> true;
          case "patterns" -> !span.site().patterns().isEmpty();
          case "error" -> span.error() != null;
          case "confidence" -> span.confidence() != null;
          default -> false;
        };
    return isOurs ? "user." + key : key;
  }

  private JsonBytes thread(String name) {
    if (!name.equals(thread)) {
      thread = name;
      threadText.truncate(0);
      threadText.string(name);
    }
    return threadText;
  }

  /** Sites of spans opened by hand are made for each of them, and not kept. */
  private SiteText siteText(SpanRecord span) {
    int number = span.siteNumber();
    if (number < 0) {
      return encode(span.site());
    }
    if (number >= sites.length) {
      sites = Arrays.copyOf(sites, Math.max(2 * sites.length, number + 1));
    }
    SiteText known = sites[number];
    if (known == null) {
      known = encode(span.site());
      sites[number] = known;
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
    List<String> inputs = site.parameters().stream().map(p -> p.name() + "=").toList();
    boolean plain = inputs.stream().allMatch(SummaryText::isPlain);
    return new SiteText(operation, inputs, plain, task, patterns(site.patterns()));
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
