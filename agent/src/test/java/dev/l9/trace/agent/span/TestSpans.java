package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sites and ended spans for tests. */
public final class TestSpans {

  private TestSpans() {}

  /** A method's site in the source file of its class. */
  public static TraceSite site(String className, String method) {
    String outer = className.replaceFirst("\\$.*", "");
    String path = outer.replace('.', '/') + ".java";
    return new TraceSite(
        className,
        method,
        "()V",
        path.substring(path.lastIndexOf('/') + 1),
        HrmLayer.REASONING,
        method,
        method,
        List.of(),
        new SourceRef(path),
        List.of(new TraceSite.Parameter("in", false)),
        TraceSite.Result.CAPTURED,
        List.of());
  }

  /** An ended span; a number stands for its identity. */
  public static OpenSpan ended(
      TraceSite site, long number, @Nullable OpenSpan parent, TraceStatus status, long nanos) {
    OpenSpan span = new OpenSpan(site, ThreadContext.current());
    span.id = new TraceId(site.layer(), 1_768_312_800L, number);
    span.parentId = parent == null ? null : parent.id;
    span.rootId = parent == null ? span.id : parent.rootId;
    span.caller = parent == null ? null : parent.site();
    span.startEpochMicros = 1_768_312_800_000_000L + number;
    span.status = status;
    span.error = status == TraceStatus.SUCCESS ? null : "IllegalStateException: no " + number;
    span.durationNanos = nanos;
    span.threadName = "main";
    span.ended = true;
    span.addInput(new CapturedValue.Num(number));
    return span;
  }

  /** Hands over so many spans of 1,000 bytes. */
  public static void hand(SpanHandoff handoff, int count) {
    for (int i = 0; i < count; i++) {
      OpenSpan span = ended(site("a.B", "c"), i, null, TraceStatus.SUCCESS, 1000);
      span.weight = 1000;
      handoff.hand(span);
    }
  }

  /** An ended span that weighs so much. */
  static OpenSpan weighing(TraceSite site, long weight) {
    OpenSpan span = ended(site, weight, null, TraceStatus.SUCCESS, 1000);
    span.weight = weight;
    return span;
  }
}
