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
 * The executions that the JVM's end cuts off: a {@code main} that calls {@code System.exit}, a
 * request during SIGTERM. Without them the children that have ended would name a parent that is in
 * no file.
 *
 * <p>They are copied: their own threads may still run, and end them.
 */
public final class UnfinishedSpans {

  /** Innermost first; by their ids, since a span that has ended may be another one by now. */
  private final Map<Long, CutOffSpan> byId = new LinkedHashMap<>();

  private UnfinishedSpans() {}

  /** Looks for all spans that are open at this moment. */
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
    // What its thread changes meanwhile could lead round in a circle.
    Set<ContextSpan> seen = new HashSet<>();
    for (ContextSpan span = context.top(); span != null && seen.add(span); span = span.below()) {
      OpenSpan copy = span instanceof OpenSpan open ? open.cutOff(now) : null;
      if (copy != null) {
        byId.put(copy.id, CutOffSpan.of(copy, context.threadName()));
      }
    }
  }

  /** Leaves out a span that has ended after all. */
  public void hasEnded(SpanRecord span) {
    byId.remove(span.random());
  }

  /** What was found and has not ended, innermost first. */
  public Collection<CutOffSpan> spans() {
    return byId.values();
  }
}
