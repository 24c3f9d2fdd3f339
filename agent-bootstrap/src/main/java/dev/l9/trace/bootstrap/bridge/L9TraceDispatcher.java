package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Hot path: what instrumented code calls. Allocates nothing, takes no lock, and calls no code of
 * the application.
 *
 * <p>A traced method calls, in this order: {@link #begin} once, {@link #argument} for each captured
 * argument, {@link #receiver} where it is wanted, {@link #start}, in a constructor {@link
 * #constructed}, and at its end one of {@code exit} and {@link #fail}. The object that {@code
 * begin} gives is the token of the execution; null means that it isn't traced, and makes the other
 * calls do nothing.
 *
 * <p>Guarantees: no method throws into the application, whatever the handler does, but for what
 * {@code Thread.stop} throws. A stack overflow raised by the call of a method here, before its body
 * is entered, is caught by the instrumented code.
 */
public final class L9TraceDispatcher {

  private static volatile @Nullable L9TraceHandler handler;

  private L9TraceDispatcher() {}

  /**
   * Sets who is called from now on. Called by the agent, before the first traced class is loaded;
   * later calls do nothing, since the application sees this method too.
   */
  public static synchronized void install(L9TraceHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  /** Opens a span for an execution at this site; it isn't current yet. */
  public static @Nullable Object begin(int site) {
    L9TraceHandler h = handler;
    if (h != null) {
      try {
        return h.begin(site);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** Captures the argument of the parameter with this index, as it is now. */
  public static void argument(@Nullable Object span, int index, @Nullable Object value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Captures an argument of an integer type. */
  public static void argument(@Nullable Object span, int index, long value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Captures an argument of type double. */
  public static void argument(@Nullable Object span, int index, double value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Captures an argument of type boolean. */
  public static void argument(@Nullable Object span, int index, boolean value) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.argument(span, index, value);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Captures the object on which the method was called, as it is now. */
  public static void receiver(@Nullable Object span, Object receiver) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.receiver(span, receiver);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Starts the span's time and makes it the thread's current one. */
  public static void start(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.start(span);
      } catch (Throwable t) {
        if (L9Handler.isStop(t)) {
          fail(span, t); // It may be current already, and nobody else would end it.
        }
        L9Handler.failed(h, t);
      }
    }
  }

  /** Notes that a constructor is about to call {@code this(…)} or {@code super(…)}. */
  public static void constructing(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.constructing(span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Notes that this call has returned. */
  public static void constructed(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.constructed(span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that returned, without a result to capture. */
  public static void exit(@Nullable Object span) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that returned. */
  public static void exit(@Nullable Object span, @Nullable Object result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that returned an integer. */
  public static void exit(@Nullable Object span, long result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that returned a double. */
  public static void exit(@Nullable Object span, double result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that returned a boolean. */
  public static void exit(@Nullable Object span, boolean result) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span that threw. */
  public static void fail(@Nullable Object span, Throwable thrown) {
    L9TraceHandler h = handler;
    if (h != null && span != null) {
      try {
        h.fail(span, thrown);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }
}
