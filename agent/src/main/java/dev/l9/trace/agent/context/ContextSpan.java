package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/** What lies on a thread's stack of open spans. Confined to its thread. */
public abstract class ContextSpan {

  private final ThreadContext context;
  @Nullable ContextSpan below;

  protected ContextSpan(ThreadContext context) {
    this.context = context;
  }

  /** The span that encloses this one on its thread; null where there is none. */
  public @Nullable ContextSpan below() {
    return below;
  }

  /** What children on other threads get from it; null where they are roots. */
  public abstract @Nullable TraceParent asParent();

  /** The context of the thread that opened the span. */
  public ThreadContext context() {
    return context;
  }
}
