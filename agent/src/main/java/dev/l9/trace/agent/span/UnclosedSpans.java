package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.handoff.SpanRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds the spans that are opened by hand and not closed. Otherwise a program that forgets to
 * close them would fill the memory with them.
 *
 * <p>A thread may have as many open as all threads together may have, divided by the number of
 * threads. When it has opened so many, they are counted, and if there are too many, the oldest are
 * given up. So a span costs one addition, and a thread has at most twice the limit.
 */
final class UnclosedSpans {

  /** How many may be open in all. */
  private static final int ALL = 10_000;

  /** How many a thread may have open in any case, which is more than people nest. */
  private static final int MIN = 200;

  private UnclosedSpans() {}

  /** Notes that a thread has opened a span. Returns the spans to give up, off its stack. */
  static List<OpenSpan> opened(ThreadSpans spans, ThreadContext context) {
    if (++spans.openedByHand <= MIN) {
      return List.of();
    }
    int limit = Math.max(MIN, ALL / Math.max(1, ThreadContexts.count()));
    if (spans.openedByHand <= limit) {
      return List.of();
    }
    spans.openedByHand = 0;
    return takeOldest(context, limit);
  }

  private static List<OpenSpan> takeOldest(ThreadContext context, int limit) {
    List<OpenSpan> oldest = new ArrayList<>();
    int kept = 0;
    ContextSpan above = null;
    for (ContextSpan span = context.top(); span != null; ) {
      ContextSpan below = span.below();
      boolean isByHand = span instanceof OpenSpan open && open.siteNumber == SpanRecord.NONE;
      if (isByHand && kept == limit && above != null) {
        context.removeBelow(above);
        takeMdc((OpenSpan) span, above);
        oldest.add((OpenSpan) span);
      } else {
        kept += isByHand ? 1 : 0;
        above = span;
      }
      span = below;
    }
    return oldest;
  }

  /** The span above restores what was in the application's MDC before this one. */
  private static void takeMdc(OpenSpan removed, ContextSpan above) {
    if (above instanceof OpenSpan open && open.formerInMdc != null) {
      open.formerInMdc = removed.formerInMdc == null ? open.formerInMdc : removed.formerInMdc;
    }
    removed.formerInMdc = null;
  }
}
