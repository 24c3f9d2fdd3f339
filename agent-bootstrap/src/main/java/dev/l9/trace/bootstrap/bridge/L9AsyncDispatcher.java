package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Instrumented methods whose result comes later than their return call these methods at their
 * exits, in place of those of {@link L9TraceDispatcher}. The futures of the JDK call them when they
 * are completed.
 *
 * <p>Guarantees: no method throws into the application, whatever the handler does, except what
 * {@code Thread.stop} throws.
 */
public final class L9AsyncDispatcher {

  private static volatile @Nullable L9AsyncHandler handler;

  private L9AsyncDispatcher() {}

  /** Sets the handler. Later calls do nothing, since the application can call this method too. */
  public static synchronized void install(L9AsyncHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  /** Ends a span when its result is available. */
  public static void exit(@Nullable Object span, @Nullable Object result) {
    L9AsyncHandler h = handler;
    if (h != null && span != null) {
      try {
        h.exit(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /**
   * Does what {@link #exit} does, for a result that must be replaced so that its end is seen.
   * Returns the result to return.
   */
  public static @Nullable Object replace(@Nullable Object span, @Nullable Object result) {
    L9AsyncHandler h = handler;
    if (h != null && span != null) {
      try {
        return h.replace(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return result;
  }

  /** Says that a future of the JDK may have been completed. */
  public static void completed(@Nullable Object future) {
    L9AsyncHandler h = handler;
    if (h != null && future != null) {
      try {
        h.completed(future);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says which object keeps the state of a Kotlin function while the function is suspended. */
  public static void suspendable(@Nullable Object state, @Nullable Object span) {
    L9AsyncHandler h = handler;
    if (h != null && state != null && span != null) {
      try {
        h.suspendable(state, span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /**
   * Says which continuation a function passes on to a function that it calls. The function may
   * leave its result to that continuation.
   */
  public static void passesOn(@Nullable Object continuation, @Nullable Object span) {
    L9AsyncHandler h = handler;
    if (h != null && continuation != null && span != null) {
      try {
        h.passesOn(continuation, span);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Says that a coroutine resumes, with this result of the function that it has called. */
  public static void resumes(@Nullable Object result, @Nullable Object continuation) {
    L9AsyncHandler h = handler;
    if (h != null && continuation != null) {
      try {
        h.resumes(result, continuation);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Returns the span of a function that is resumed with this state. */
  public static @Nullable Object resume(@Nullable Object state) {
    L9AsyncHandler h = handler;
    if (h != null && state != null) {
      try {
        return h.resume(state);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
    return null;
  }

  /** Ends a span, or the part of it up to a suspension. */
  public static void leave(@Nullable Object span, @Nullable Object result) {
    L9AsyncHandler h = handler;
    if (h != null && span != null) {
      try {
        h.leave(span, result);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }

  /** Ends a span whose call or resumption threw. */
  public static void fail(@Nullable Object span, Throwable thrown) {
    L9AsyncHandler h = handler;
    if (h != null && span != null) {
      try {
        h.fail(span, thrown);
      } catch (Throwable t) {
        L9Handler.failed(h, t);
      }
    }
  }
}
