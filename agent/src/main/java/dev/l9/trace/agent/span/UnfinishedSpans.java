package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.handoff.CutOffSpan;
import dev.l9.trace.agent.handoff.SpanRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The executions that the JVM's end cuts off, such as a {@code main} that calls {@code
 * System.exit}, or a request during SIGTERM. Without them, children that have ended would name a
 * parent that is in no file.
 *
 * <p>The spans are copied, since their threads may still run and end them. Not thread-safe.
 */
public final class UnfinishedSpans {

  /**
   * The spans by their ids, innermost first. The ids are the keys, since the object of an ended
   * span may already be used for another span.
   */
  private final Map<Long, CutOffSpan> byId = new LinkedHashMap<>();

  private UnfinishedSpans() {}

  /** Copies all spans that are open now. */
  public static UnfinishedSpans find() {
    UnfinishedSpans unfinished = new UnfinishedSpans();
    long now = System.nanoTime();
    for (ThreadContext context : ThreadContexts.withOpenSpans()) {
      unfinished.add(context, now);
    }
    for (CutOffSpan awaited : AwaitedSpans.cutOff(now)) {
      unfinished.byId.put(awaited.id(), awaited);
    }
    return unfinished;
  }

  private void add(ThreadContext context, long now) {
    // The span's thread may change the stack at the same time, so that the loop could run in a
    // circle.
    Set<ContextSpan> seen = new HashSet<>();
    for (ContextSpan span = context.top(); span != null && seen.add(span); span = span.below()) {
      OpenSpan copy = span instanceof OpenSpan open ? open.cutOff(now) : null;
      if (copy != null) {
        byId.put(copy.id, CutOffSpan.of(copy, context.threadName()));
      }
    }
  }

  /** Removes a span that has ended after all. */
  public void hasEnded(SpanRecord span) {
    byId.remove(span.random());
  }

  /** The spans that were found and have not ended, innermost first. */
  public Collection<CutOffSpan> spans() {
    return byId.values();
  }
}
