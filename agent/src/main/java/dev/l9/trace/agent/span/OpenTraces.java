package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.context.TraceParent;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the traces of which something has not ended yet, for whoever waits until they are whole.
 */
public final class OpenTraces {

  private OpenTraces() {}

  /**
   * The numbers of the roots of all traces that have an open span now, or one whose result is
   * awaited. An awaited span counts until it is handed over. What runs on virtual threads may be
   * missing.
   */
  public static Set<Long> find() {
    Set<Long> roots = new HashSet<>();
    for (ThreadContext context : ThreadContexts.withOpenSpans()) {
      // The span's thread may change the stack at the same time, so that the loop could run in a
      // circle.
      Set<ContextSpan> seen = new HashSet<>();
      for (ContextSpan s = context.top(); s != null && seen.add(s); s = s.below()) {
        if (s instanceof OpenSpan open && open.isOpen()) {
          roots.add(open.rootId);
        }
      }
    }
    for (TraceParent awaited : AwaitedSpans.all()) {
      roots.add(awaited.rootId);
    }
    return roots;
  }
}
