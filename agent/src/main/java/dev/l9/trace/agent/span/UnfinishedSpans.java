package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The executions that the JVM's end cuts off: a {@code main} that calls {@code System.exit}, a
 * request during SIGTERM. Without them the children that have ended would name a parent that is in
 * no file.
 *
 * <p>They are copied: their own threads may still run, and end them.
 */
public final class UnfinishedSpans {

  private final IdentityHashMap<OpenSpan, OpenSpan> copies = new IdentityHashMap<>();
  private final List<OpenSpan> order = new ArrayList<>();

  private UnfinishedSpans() {}

  /** Looks for all spans that are open at this moment. */
  public static UnfinishedSpans find() {
    UnfinishedSpans unfinished = new UnfinishedSpans();
    long now = System.nanoTime();
    ThreadContexts.withOpenSpans()
        .forEach((thread, context) -> unfinished.add(thread, context, now));
    return unfinished;
  }

  private void add(Thread thread, ThreadContext context, long now) {
    for (ContextSpan span = context.top(); span != null; span = span.below()) {
      OpenSpan open = (OpenSpan) span;
      if (!open.isEnded()) {
        copies.put(open, open.cutOff(now, thread));
        order.add(open);
      }
    }
  }

  /** Leaves out a span that has ended after all. */
  public void hasEnded(OpenSpan span) {
    copies.remove(span);
  }

  /** What was found and has not ended, innermost first. */
  public List<OpenSpan> spans() {
    List<OpenSpan> spans = new ArrayList<>();
    for (OpenSpan span : order) {
      OpenSpan copy = copies.get(span);
      if (copy != null) {
        spans.add(copy);
      }
    }
    return spans;
  }
}
