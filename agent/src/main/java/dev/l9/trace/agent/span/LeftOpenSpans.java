package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans that threads have left open for good: of a constructor whose {@code super(…)} threw, or
 * opened by hand and never closed. While their thread goes on they are taken off its stack when it
 * starts its next span; here are those of threads that have ended.
 */
public final class LeftOpenSpans {

  private LeftOpenSpans() {}

  /** Ends them; each is given once, innermost first. */
  public static List<CutOffSpan> take() {
    List<CutOffSpan> left = new ArrayList<>();
    long now = System.nanoTime();
    for (ThreadContext context : ThreadContexts.takeEnded()) {
      for (OpenSpan span = (OpenSpan) context.pop();
          span != null;
          span = (OpenSpan) context.pop()) {
        if (span.claimEnd()) {
          span.durationNanos = now - span.startNanos;
          span.status = TraceStatus.ERROR;
          span.error = Tracer.END_NOT_SEEN;
          span.markUnsampled();
          left.add(CutOffSpan.of(span, context.threadName()));
        }
      }
    }
    return left;
  }
}
