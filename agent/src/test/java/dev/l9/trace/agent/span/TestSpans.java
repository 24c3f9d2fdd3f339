package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.Captured;
import dev.l9.trace.agent.capture.ValueWalk;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.handoff.SpanLog;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.SourceRef;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes sites and ended spans for tests. */
public final class TestSpans {

  /** The sites of all spans of the tests. */
  public static final SiteRegistry SITES = new SiteRegistry();

  private TestSpans() {}

  /** A method's site in the source file of its class. */
  public static TraceSite site(String className, String method) {
    return site(className, method, "()V");
  }

  /** A method's site, for methods that differ in their descriptors. */
  public static TraceSite site(String className, String method, String descriptor) {
    String outer = className.replaceFirst("\\$.*", "");
    String path = outer.replace('.', '/') + ".java";
    return new TraceSite(
        new TraceSite.Method(className, method, descriptor),
        new TraceSite.Labels(
            className.substring(className.lastIndexOf('.') + 1).replace('$', '.') + "." + method,
            path.substring(path.lastIndexOf('/') + 1),
            HrmLayer.REASONING,
            method,
            method,
            List.of()),
        new SourceRef(path),
        List.of(new TraceSite.Parameter("in", false)),
        TraceSite.Result.CAPTURED,
        List.of(),
        Map.of(),
        TraceSite.UNLIMITED,
        false);
  }

  /** An ended span; a number stands for its identity, and is its argument. */
  public static OpenSpan ended(
      TraceSite site, long number, @Nullable OpenSpan parent, TraceStatus status, long nanos) {
    OpenSpan span = new OpenSpan(site, register(site), ThreadContext.current());
    span.id = number;
    span.startEpochMicros = 1_768_312_800_000_000L + number;
    if (parent == null) {
      span.setRoot();
    } else {
      span.setParent(parent);
    }
    span.startEpochMicros = 1_768_312_800_000_000L + number;
    span.status = status;
    span.error = status == TraceStatus.SUCCESS ? null : "IllegalStateException: no " + number;
    span.durationNanos = nanos;
    if (!site.isMethod()) {
      span.data.text(site.operation());
      span.data.text(site.component());
      span.data.text(site.task());
      span.data.commit();
    }
    span.beginInput(0);
    span.data.number(number);
    span.endInput();
    return span;
  }

  private static int register(TraceSite site) {
    return site.isMethod() ? SITES.register(site) : SpanRecord.NONE;
  }

  /** The record of an ended span; once. */
  public static SpanRecord record(OpenSpan span) {
    return record(span, "main");
  }

  /** The same, of a thread with this name. */
  public static SpanRecord record(OpenSpan span, String threadName) {
    span.complete();
    return new SpanRecord(SITES).read(span.toRecord(), 0, threadName);
  }

  /** The record of a span whose arguments are these bytes. */
  public static SpanRecord damaged(OpenSpan span, byte[] arguments) {
    span.data.clear();
    for (byte one : arguments) {
      span.data.raw(one);
    }
    span.data.commit();
    return record(span);
  }

  /** A span with these values. */
  public static SpanRecord record(
      TraceSite site,
      List<Object> inputs,
      @Nullable Object output,
      @Nullable String error,
      Map<String, CapturedValue> metadata) {
    OpenSpan span = ended(site, 7, null, TraceStatus.SUCCESS, 1_234_567);
    span.error = error;
    span.data.clear();
    ValueWalk walk = Captured.capturer(new Redactor("", ""), Set.of()).newWalk();
    for (int i = 0; i < inputs.size(); i++) {
      span.beginInput(i);
      walk.capture(inputs.get(i), span.data);
      span.endInput();
    }
    if (output != null) {
      span.endInputs();
      walk.capture(output, span.data);
      span.endOutput();
    }
    metadata.forEach(span::putMetadata);
    return record(span);
  }

  /** Hands over so many spans, of about 100 bytes each. */
  public static void hand(SpanHandoff handoff, int count) {
    SpanLog log = handoff.newLog();
    for (int i = 0; i < count; i++) {
      handoff.hand(ended(site("a.B", "c"), i, null, TraceStatus.SUCCESS, 1000), log);
    }
  }
}
