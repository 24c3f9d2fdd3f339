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
          Thread thread = Thread.currentThread();
          ThreadContext known = ThreadContexts.of(thread);
          return known == null ? new ThreadContext(thread) : known;
        }
      };

  /** For a span that is on no thread's stack. */
  public static final ThreadContext NOBODYS = new ThreadContext(null);

  private final IdentityReference thread;
  private @Nullable ContextSpan top;
  private @Nullable ContextBoundary boundary;
  private boolean suspended;
  private boolean watched;
  private @Nullable Object kept;
  private @Nullable Thread poolThread;
  private boolean woven;
  private final IdentityLookup lookup = new IdentityLookup();

  private ThreadContext(@Nullable Thread thread) {
    this.thread = new IdentityReference(thread, null);
  }

  /** The context of a thread that hasn't started yet, whose spans are children of this parent. */
  static ThreadContext inherited(Thread thread, TraceParent parent) {
    ThreadContext context = new ThreadContext(thread);
    context.enter(null, parent);
    return context;
  }

  /** The context of the calling thread. */
  public static ThreadContext current() {
    return CURRENT.get();
  }

  /** Has {@link ThreadContexts} know this context until its thread has ended. */
  public void watch() {
    if (!watched) {
      ThreadContexts.add(thread, this);
      watched = true;
    }
  }

  /** The thread; null where it is gone. */
  @Nullable Thread thread() {
    return (Thread) thread.get();
  }

  /** The thread's name; empty where it is gone. */
  public String threadName() {
    Thread owner = thread();
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

  /**
   * Makes the spans that follow children of this parent, until the boundary is taken off.
   *
   * @param owner the task that is run meanwhile
   */
  public void enter(@Nullable Object owner, @Nullable TraceParent parent) {
    ContextBoundary entered = new ContextBoundary(this, owner, parent);
    entered.outer = boundary;
    boundary = entered;
    push(entered);
  }

  /** The innermost boundary of this task; null where there is none. */
  public @Nullable ContextBoundary boundaryOf(Object owner) {
    for (ContextBoundary b = boundary; b != null; b = b.outer) {
      if (b.owner() == owner) {
        return b;
      }
    }
    return null;
  }

  /** Says that this thread is about to start one of a pool, which serves many traces. */
  public void startsForPool(Thread worker) {
    poolThread = worker;
  }

  /** Whether that was said of this thread; asked once. */
  public boolean isForPool(Thread started) {
    boolean isForPool = poolThread == started;
    poolThread = null;
    return isForPool;
  }

  /** Says that this thread is a pool's, and runs the woven code from its beginning. */
  public void startsWoven() {
    woven = true;
  }

  /** Whether that was said. */
  public boolean isWoven() {
    return woven;
  }

  /** For looking up a task without allocation. */
  IdentityLookup lookup() {
    return lookup;
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
      if (popped == boundary) {
        boundary = boundary.outer;
      }
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
