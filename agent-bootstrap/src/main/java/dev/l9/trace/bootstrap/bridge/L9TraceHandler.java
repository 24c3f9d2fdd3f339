package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What the agent does at the events of traced methods; see {@link L9TraceDispatcher} for their
 * order.
 *
 * <p>An abstract class rather than an interface: with a single subclass loaded, the JIT binds the
 * calls statically. Implementations may throw; the dispatcher keeps it from the application.
 */
public abstract class L9TraceHandler extends L9Handler {

  /** Returns the new span of an execution at this site, or null where it isn't traced. */
  public abstract @Nullable Object begin(int site);

  /** Captures the argument of the parameter with this index. */
  public abstract void argument(Object span, int index, @Nullable Object value);

  /** Captures an integer. */
  public abstract void argument(Object span, int index, long value);

  /** Captures a decimal. */
  public abstract void argument(Object span, int index, double value);

  /** Captures a truth value. */
  public abstract void argument(Object span, int index, boolean value);

  /** Captures the object on which the method was called. */
  public abstract void receiver(Object span, Object receiver);

  /** Starts the span's time and makes it the thread's current one. */
  public abstract void start(Object span);

  /** Notes that a constructor is about to call {@code this(…)} or {@code super(…)}. */
  public abstract void constructing(Object span);

  /** Notes that this call has returned. */
  public abstract void constructed(Object span);

  /** Ends a span whose result isn't captured. */
  public abstract void exit(Object span);

  /** Ends a span with its result. */
  public abstract void exit(Object span, @Nullable Object result);

  /** Ends a span with an integer. */
  public abstract void exit(Object span, long result);

  /** Ends a span with a decimal. */
  public abstract void exit(Object span, double result);

  /** Ends a span with a truth value. */
  public abstract void exit(Object span, boolean result);

  /** Ends a span that threw. */
  public abstract void fail(Object span, Throwable thrown);
}
