package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * Hot path: the open spans of a thread, innermost first. It takes no locks, and allocates nothing
 * but, once, the context itself. Confined to its thread.
 *
 * <p>It is a linked stack, and each change is one write of a field. So a stack overflow or a lack
 * of memory in the agent can't leave it half changed.
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

  /** The context of a span that is on no thread's stack. */
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

  /**
   * Makes the context of a thread that hasn't started yet. Its spans will be children of this
   * parent.
   */
  static ThreadContext inherited(Thread thread, TraceParent parent) {
    ThreadContext context = new ThreadContext(thread);
    context.enter(null, parent);
    return context;
  }

  /** The context of the calling thread. */
  public static ThreadContext current() {
    return CURRENT.get();
  }

  /** Registers this context with {@link ThreadContexts} until its thread has ended. */
  public void watch() {
    if (!watched) {
      ThreadContexts.add(thread, this);
      watched = true;
    }
  }

  /** The thread; null if it has been collected. */
  @Nullable Thread thread() {
    return (Thread) thread.get();
  }

  /** The thread's name; empty if the thread has been collected. */
  public String threadName() {
    Thread owner = thread();
    return owner == null ? "" : owner.getName();
  }

  /** The object that the tracer keeps for this thread; null at first. */
  public @Nullable Object kept() {
    return kept;
  }

  /** Sets the object that the tracer keeps for this thread. */
  public void keep(@Nullable Object newKept) {
    kept = newKept;
  }

  /** The innermost open span; null if none is open. */
  public @Nullable ContextSpan top() {
    return top;
  }

  /** Makes a span the innermost one. */
  public void push(ContextSpan span) {
    span.below = top;
    top = span;
  }

  /**
   * Pushes a boundary. The spans that follow are children of this parent, until the boundary is
   * popped.
   *
   * @param owner the task that runs until then
   */
  public void enter(@Nullable Object owner, @Nullable TraceParent parent) {
    ContextBoundary entered = new ContextBoundary(this, owner, parent);
    entered.outer = boundary;
    boundary = entered;
    push(entered);
  }

  /** The innermost boundary of this task; null if there is none. */
  public @Nullable ContextBoundary boundaryOf(Object owner) {
    for (ContextBoundary b = boundary; b != null; b = b.outer) {
      if (b.owner() == owner) {
        return b;
      }
    }
    return null;
  }

  /** Notes that this thread is about to start a thread of a pool, which serves many traces. */
  public void startsForPool(Thread worker) {
    poolThread = worker;
  }

  /** Whether {@link #startsForPool} noted this thread. This also clears the note. */
  public boolean isForPool(Thread started) {
    boolean isForPool = poolThread == started;
    poolThread = null;
    return isForPool;
  }

  /** Notes that this thread belongs to a pool, and has run the woven code from its beginning. */
  public void startsWoven() {
    woven = true;
  }

  /** Whether {@link #startsWoven} was called. */
  public boolean isWoven() {
    return woven;
  }

  /** An object with which to look up a task without allocation. */
  IdentityLookup lookup() {
    return lookup;
  }

  /** Whether this span is open in this context. */
  public boolean contains(ContextSpan span) {
    for (ContextSpan s = top; s != null; s = s.below) {
      if (s == span) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is the context of the calling thread. Only that thread may change it. */
  public boolean isOwn() {
    return CURRENT.get() == this;
  }

  /**
   * Pops the innermost span. Its reference to the span below is cleared, so that an ended span
   * doesn't keep its ancestors in memory.
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

  /** Takes the span below this one out of the stack. It must not be a boundary. */
  public void removeBelow(ContextSpan above) {
    ContextSpan removed = above.below;
    if (removed != null) {
      above.below = removed.below;
      removed.below = null;
    }
  }

  /** Whether tracing on this thread is stopped at the moment. */
  public boolean isSuspended() {
    return suspended;
  }

  /**
   * Stops tracing on this thread, while the agent runs what may call code of the application.
   *
   * @return the argument for {@link #resume}
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
