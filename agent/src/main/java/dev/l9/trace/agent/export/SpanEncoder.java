package dev.l9.trace.agent.export;

import dev.l9.trace.agent.capture.NameText;
import dev.l9.trace.agent.capture.SummaryText;
import dev.l9.trace.agent.capture.ValueReader;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.TraceIdText;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hot path on the writer thread: encodes ended spans as lines of {@code trace.jsonl}, in the form
 * that {@code TraceEventEncoder} gives to events.
 *
 * <p>What all executions of a method share is encoded once, with room for what differs, which has a
 * fixed length for the most part. Per line it allocates the texts of decimals and of what isn't
 * plain ASCII only. Confined to the writer thread.
 */
final class SpanEncoder {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final String NO_ID = "x".repeat(TraceIdText.LENGTH);

  /** Where the id is in a line. */
  private static final int ID_AT = "{'trace_id':'".length();

  /** Where the id of the parent is, if there is one. */
  private static final int PARENT_AT = ID_AT + TraceIdText.LENGTH + "','parent_id':'".length();

  private static final byte[] OUTPUT = ascii(",'output_summary':");
  private static final byte[] DURATION_MS = ascii(",'duration_ms':");

  // From the status to the root's id and the next key.
  private static final byte[] SUCCESS = status(TraceStatus.SUCCESS);
  private static final byte[] ERROR = status(TraceStatus.ERROR);
  private static final byte[] BLOCKED = status(TraceStatus.BLOCKED);

  private static final String DAMAGED = CapturedValue.CUT + " damaged";

  private static final int ROOT_FROM_END = (NO_ID + "','duration_ns':").length();

  private final JsonBytes out;
  private final @Nullable Redactor redactor;
  private final boolean showsValues;
  private final SummaryText summary;
  private final TraceIdText ids = new TraceIdText();
  private final TimestampText timestamps = new TimestampText();
  private @Nullable SiteText[] sites = {};
  private String threadName = "";
  private String shownName = "";
  private boolean damageNoted;

  /**
   * @param redactor hides the secrets in names of threads; null where none is shown
   * @param showsValues whether the metadata have the arguments and the output
   */
  SpanEncoder(JsonBytes out, @Nullable Redactor redactor, boolean showsValues) {
    this.out = out;
    this.redactor = redactor;
    this.showsValues = showsValues;
    this.summary = new SummaryText(out);
  }

  private static byte[] status(TraceStatus status) {
    String text = ",'status':'" + status.label() + "','metadata':{'root_id':'" + NO_ID;
    return ascii(text + "','duration_ns':");
  }

  private static byte[] ascii(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** The text of {@code input_summary}, for people. */
  static String inputSummary(SpanRecord span) {
    JsonBytes text = JsonBytes.unescaped();
    new SpanEncoder(text, null, false).inputs(span, new SiteText(span.site(), false));
    return unquoted(text);
  }

  /** The text of {@code output_summary}, for people. */
  static String outputSummary(SpanRecord span) {
    JsonBytes text = JsonBytes.unescaped();
    new SpanEncoder(text, null, false).output(span);
    return unquoted(text);
  }

  private static String unquoted(JsonBytes text) {
    return text.toString().substring(1, text.toString().length() - 1);
  }

  /** Appends the line of a span; without its values where their bytes are damaged. */
  void encode(SpanRecord span) {
    int line = out.size();
    try {
      SiteText site = siteText(span);
      begin(span, site);
      inputs(span, site);
      out.raw(OUTPUT);
      output(span);
      facts(span, site);
      if (span.hasMore() || site.hasMore) {
        more(span, site);
        siteMetadata(span, site);
        ownMetadata(span, site);
      }
      out.raw("}}\n");
    } catch (RuntimeException e) {
      out.truncate(line);
      encodeWithoutValues(span);
      noteDamage(e);
    }
  }

  /** Apart from the other, whose code must not know of it: the JIT compiler would inline less. */
  private void encodeWithoutValues(SpanRecord span) {
    SiteText site = siteText(span);
    begin(span, site);
    out.string(DAMAGED).raw(OUTPUT).string(DAMAGED);
    facts(span, site);
    out.raw("}}\n");
  }

  private void noteDamage(RuntimeException e) {
    if (!damageNoted) {
      damageNoted = true;
      AgentLog.error("an event is written without its values: " + e + "; more aren't logged");
    }
  }

  private void begin(SpanRecord span, SiteText site) {
    boolean hasParent = span.hasParent();
    byte[] beginning = hasParent ? site.childBeginning : site.rootBeginning;
    int line = out.template(beginning);
    span.writeId(ids, out, line + ID_AT);
    if (hasParent) {
      span.writeParentId(ids, out, line + PARENT_AT);
    }
    timestamps.overwrite(
        out, line + beginning.length - site.timestampFromEnd, span.startEpochMicros());
  }

  /** The time that it took, the status, the root, and the thread. */
  private void facts(SpanRecord span, SiteText site) {
    long nanos = span.durationNanos();
    out.raw(DURATION_MS).number(nanos / NANOS_PER_MILLI);
    byte[] status =
        switch (span.status()) {
          case SUCCESS -> SUCCESS;
          case ERROR -> ERROR;
          case BLOCKED -> BLOCKED;
        };
    span.writeRootId(ids, out, out.template(status) + status.length - ROOT_FROM_END);
    out.number(nanos).raw(site.task(shownName(span.threadName())));
  }

  /** The name of a thread as it is shown. Mostly it is the one of the span before. */
  private String shownName(String name) {
    if (!name.equals(threadName)) {
      shownName = redactor == null ? "" : NameText.of(name, redactor);
      threadName = name;
    }
    return shownName;
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
    neverRead(span, site, next, isMethod ? site.inputs.length : 0);
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
    String name = site.inputs[parameter];
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

  private void more(SpanRecord span, SiteText site) {
    String error = span.error();
    if (error != null) {
      out.raw(",\"error\":").string(error);
    }
    if (span.hasFailure()) {
      SpanRecord.Failure failure = span.failure();
      text("cause", failure.cause());
      text("at", failure.at());
      text("origin", failure.origin());
    }
    String confidence = span.confidence();
    if (confidence != null) {
      out.raw(",\"confidence\":").string(confidence);
    }
    if (site.showsValues) {
      values(span);
    }
  }

  /** The arguments and the output as JSON, as blocks have them. */
  private void values(SpanRecord span) {
    CapturedValue receiver = span.receiver();
    if (receiver != null) {
      out.raw(",\"receiver\":").value(receiver);
    }
    out.raw(",\"inputs\":").fields(span.wholeInputValues());
    CapturedValue output = span.wholeOutput();
    if (output != null) {
      out.raw(",\"output\":").value(output);
    }
  }

  private void text(String key, String text) {
    if (!text.isEmpty()) {
      out.raw(",").key(key).string(text);
    }
  }

  /** What all executions at the site say; what the code says of this one goes before it. */
  private void siteMetadata(SpanRecord span, SiteText site) {
    Map<String, CapturedValue> own = span.metadata();
    for (Map.Entry<String, String> entry : span.site().metadata().entrySet()) {
      if (!own.containsKey(entry.getKey())) {
        out.raw(",").key(userKey(entry.getKey(), span, site)).string(entry.getValue());
      }
    }
  }

  private void ownMetadata(SpanRecord span, SiteText site) {
    for (Map.Entry<String, CapturedValue> own : span.metadata().entrySet()) {
      out.raw(",").key(userKey(own.getKey(), span, site)).value(own.getValue());
    }
  }

  /** The key of an entry of the program, which doesn't take the place of one of ours. */
  private static String userKey(String key, SpanRecord span, SiteText site) {
    boolean isOurs =
        switch (key) {
          case "root_id", "duration_ns", "task", "class", "method", "thread" -> true;
          case "patterns" -> !span.site().patterns().isEmpty();
          case "error" -> span.error() != null;
          case "cause", "at", "origin" -> span.hasFailure();
          case "confidence" -> span.confidence() != null;
          case "receiver", "inputs", "output" -> site.showsValues;
          default -> false;
        };
    return isOurs ? "user." + key : key;
  }

  /** Sites of spans opened by hand are made for each of them, and not kept. */
  private SiteText siteText(SpanRecord span) {
    int number = span.siteNumber();
    if (number < 0) {
      return new SiteText(span.site(), showsValues);
    }
    if (number >= sites.length) {
      sites = Arrays.copyOf(sites, Math.max(2 * sites.length, number + 1));
    }
    SiteText known = sites[number];
    if (known == null) {
      known = new SiteText(span.site(), showsValues || span.site().whole());
      sites[number] = known;
    }
    return known;
  }

  /** Forgets a site that will never run again. */
  void forget(int site) {
    if (site < sites.length) {
      sites[site] = null;
    }
  }

  /** The parts of a line that are the same for all executions at a site. */
  private static final class SiteText {
    /** Up to the summary of the inputs. */
    final byte[] rootBeginning;

    final byte[] childBeginning;
    final int timestampFromEnd;

    /** What stands before each argument in the summary. */
    final String[] inputs;

    /** Whether {@link SummaryText#plain} can take them. */
    final boolean plainInputs;

    /** Whether the metadata have the arguments and the output. */
    final boolean showsValues;

    /** Whether every line has metadata beside those that all lines have. */
    final boolean hasMore;

    private final JsonBytes task = JsonBytes.compact();
    private final JsonBytes patterns = JsonBytes.compact();

    // From the task to the patterns, with the name of the last thread: mostly the next one's too.
    private JsonBytes taskAndThread = JsonBytes.compact();
    private @Nullable String thread;

    SiteText(TraceSite site, boolean showsValues) {
      this.showsValues = showsValues;
      JsonBytes names = JsonBytes.compact().raw(ascii("Z','hrm_layer':"));
      names.string(site.layer().label()).raw(ascii(",'operation':")).string(site.operation());
      names.raw(ascii(",'component':")).string(site.component());
      names.raw(ascii(",'input_summary':"));
      String id = "{'trace_id':'" + NO_ID + "','parent_id':";
      rootBeginning = beginning(id + "null,'timestamp':'", names);
      childBeginning = beginning(id + "'" + NO_ID + "','timestamp':'", names);
      timestampFromEnd = TimestampText.LENGTH + names.size();
      boolean isPlain = true;
      inputs = new String[site.parameters().size()];
      for (int i = 0; i < inputs.length; i++) {
        String name = site.parameters().get(i).name();
        isPlain &= SummaryText.isPlain(name);
        inputs[i] = name + "=";
      }
      plainInputs = isPlain;
      hasMore = showsValues || !site.metadata().isEmpty();
      task.raw(ascii(",'task':")).string(site.task());
      task.raw(ascii(",'class':")).string(site.className());
      task.raw(ascii(",'method':")).string(site.methodName()).raw(ascii(",'thread':"));
      String separator = ",'patterns':[";
      for (String pattern : site.patterns()) {
        patterns.raw(ascii(separator)).string(pattern);
        separator = ",";
      }
      patterns.raw(site.patterns().isEmpty() ? "" : "]");
    }

    private static byte[] beginning(String text, JsonBytes names) {
      JsonBytes all = JsonBytes.compact().raw(ascii(text));
      return all.raw(new byte[TimestampText.LENGTH]).raw(names).toArray();
    }

    JsonBytes task(String threadName) {
      if (!threadName.equals(thread)) {
        taskAndThread.truncate(0);
        taskAndThread.raw(task).string(threadName).raw(patterns);
        thread = threadName;
      }
      return taskAndThread;
    }
  }
}
