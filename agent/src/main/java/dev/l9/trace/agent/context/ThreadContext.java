package dev.l9.trace.agent.context;

import java.lang.ref.WeakReference;
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

  private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
  private @Nullable ContextSpan top;
  private boolean suspended;
  private boolean watched;
  private @Nullable Object kept;

  private ThreadContext() {}

  /** The context of the calling thread. */
  public static ThreadContext current() {
    return CURRENT.get();
  }

  /**
   * Has {@link ThreadContexts} look after this context when its thread has ended: a span was opened
   * here whose end may not be seen.
   */
  public void watch() {
    if (!watched) {
      watched = true;
      ThreadContexts.watch(this);
    }
  }

  /** The thread; null where it is gone. */
  @Nullable Thread thread() {
    return thread.get();
  }

  /** The thread's name; empty where it is gone. */
  public String threadName() {
    Thread owner = thread.get();
    return owner == null ? "" : owner.getName();
  }

  /** What the tracer keeps for its thread; null at first. */
  public @Nullable Object kept() {
    return kept;
  }

  /** Sets what the tracer keeps for its thread. */
  public void keep(@Nullable Object newKept) {
    kept = newKept;
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

  /** Whether this is the context of the calling thread, the only one that may change it. */
  public boolean isOwn() {
    return CURRENT.get() == this;
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
