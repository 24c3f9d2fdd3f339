package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * Hot path: the open spans of a thread, innermost first. No locks; nothing is allocated but, once,
 * the context itself. Confined to its thread.
 *
 * <p>A linked stack, whose every change is one write of a field: a stack overflow or a lack of
 * memory in the agent can't leave it half changed.
 */
public final class ThreadContext {

  static final ThreadLocal<ThreadContext> CURRENT =
      new ThreadLocal<>() {
        @Override
        protected ThreadContext initialValue() {
          return new ThreadContext();
        }
      };

  private @Nullable ContextSpan top;
  private boolean suspended;

  private ThreadContext() {}

  /** The context of the calling thread. */
  public static ThreadContext current() {
    return CURRENT.get();
  }

  /** The innermost open span; null where none is open. */
  public @Nullable ContextSpan top() {
    return top;
  }

  /** Makes a span the innermost one. */
  public void push(ContextSpan span) {
    span.below = top;
    top = span;
  }

  /** Whether this span is open here. */
  public boolean contains(ContextSpan span) {
    for (ContextSpan s = top; s != null; s = s.below) {
      if (s == span) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes off the innermost span, and lets go of the spans below it, so that an ended span doesn't
   * keep its ancestors in memory.
   */
  public @Nullable ContextSpan pop() {
    ContextSpan popped = top;
    if (popped != null) {
      top = popped.below;
      popped.below = null;
    }
    return popped;
  }

  /** Whether nothing is traced on this thread at the moment. */
  public boolean isSuspended() {
    return suspended;
  }

  /**
   * Stops tracing on this thread, while the agent runs what may lead to code of the application.
   *
   * @return what {@link #resume} takes
   */
  public boolean suspend() {
    boolean before = suspended;
    suspended = true;
    return before;
  }

  /** Ends {@link #suspend}. */
  public void resume(boolean before) {
    suspended = before;
  }
}
