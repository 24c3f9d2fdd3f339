package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What instrumented methods call whose result comes later than their return: at their exits, in
 * place of the methods of {@link L9TraceDispatcher}. And what the futures of the JDK call when they
 * are completed.
 *
 * <p>Guarantees: no method throws into the application, whatever the handler does, but for what
 * {@code Thread.stop} throws.
 */
public final class L9AsyncDispatcher {

  private static volatile @Nullable L9AsyncHandler handler;

  private L9AsyncDispatcher() {}

  /**
   * Sets who is called from now on; later calls do nothing, since the application sees this method
   * too.
   */
  public static synchronized void install(L9AsyncHandler newHandler) {
    if (handler == null) {
      handler = newHandler;
    }
  }

  /** Ends a span when its result is there. */
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

  /** Does the same for a result that must be replaced to see its end; gives what to return. */
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

  /** Says that a future of the JDK may have come to its end. */
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

  /** Says in which object a function keeps its state while it is suspended. */
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

  /** Says whose state a function passes on, to whom it may leave its result. */
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

  /** Says that a coroutine goes on, with this result of what it has called. */
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

  /** Gives the span of a function that is resumed with this state. */
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

  /** Ends a span, or its part up to a suspension. */
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

  /** Ends a span, of a call or of a resumption, that threw. */
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
