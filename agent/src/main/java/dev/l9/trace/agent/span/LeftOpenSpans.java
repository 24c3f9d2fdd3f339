package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.handoff.CutOffSpan;
import dev.l9.trace.model.TraceStatus;
import java.util.List;

/**
 * Ends spans that ended threads have left open: those of a constructor whose {@code super(…)}
 * threw, and those opened by hand and never closed. As long as a thread runs, it takes such spans
 * off its stack itself when it starts its next span.
 */
public final class LeftOpenSpans {

  private LeftOpenSpans() {}

  /** Ends the spans. Returns each of them once, innermost first. */
  public static List<CutOffSpan> take() {
    ContextCarrier.forgetCollected();
    List<CutOffSpan> left = AwaitedSpans.takeCollected();
    long now = System.nanoTime();
    for (ThreadContext context : ThreadContexts.takeEnded()) {
      for (ContextSpan s = context.pop(); s != null; s = context.pop()) {
        if (s instanceof OpenSpan span && span.claimEnd()) {
          left.add(ended(span, now, context.threadName()));
        }
      }
    }
    return left;
  }

  private static CutOffSpan ended(OpenSpan span, long now, String threadName) {
    span.durationNanos = now - span.startNanos;
    span.status = TraceStatus.ERROR;
    span.error = Tracer.END_NOT_SEEN;
    span.markUnsampled();
    return CutOffSpan.of(span, threadName);
  }
}
