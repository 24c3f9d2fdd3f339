package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/** An element of a thread's stack of open spans. Confined to its thread. */
public abstract class ContextSpan {

  private final ThreadContext context;
  @Nullable ContextSpan below;

  protected ContextSpan(ThreadContext context) {
    this.context = context;
  }

  /** The span that encloses this one on its thread; null if there is none. */
  public @Nullable ContextSpan below() {
    return below;
  }

  /** The parent for spans on other threads that belong to this one; null if they are roots. */
  public abstract @Nullable TraceParent asParent();

  /** The context of the thread that opened the span. */
  public ThreadContext context() {
    return context;
  }
}
