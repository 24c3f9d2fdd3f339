package dev.l9.trace.agent.async;

import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Awaits Guava's futures by a listener, which is the intended way. It handles only futures whose
 * methods are Guava's own. The methods are found by reflection once for each class, and that class
 * holds the result. Immutable.
 */
final class GuavaFutures {

  private static final String PACKAGE = "com.google.common.util.concurrent.";

  private static final ClassValue<Known> KNOWN =
      new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> type) {
          try {
            return new Known(find(type));
          } catch (ReflectiveOperationException | LinkageError e) {
            AsyncLog.notAwaited("futures of " + type.getName(), e);
            return new Known(null);
          }
        }
      };

  private final Method addListener;
  private final Method getDone;

  private GuavaFutures(Method addListener, Method getDone) {
    this.addListener = addListener;
    this.getDone = getDone;
  }

  /** What is known of a class; null inside if its futures aren't awaited. */
  private record Known(@Nullable GuavaFutures futures) {}

  /** How futures of this class are awaited; null if they aren't. */
  static @Nullable GuavaFutures of(Class<?> type) {
    return KNOWN.get(type).futures;
  }

  private static @Nullable GuavaFutures find(Class<?> type) throws ReflectiveOperationException {
    Class<?> guavas = type;
    while (guavas != null && !guavas.getName().startsWith(PACKAGE)) {
      guavas = guavas.getSuperclass();
    }
    if (guavas == null) {
      return null;
    }
    ClassLoader loader = guavas.getClassLoader();
    Class<?> listenable = Class.forName(PACKAGE + "ListenableFuture", false, loader);
    if (!listenable.isAssignableFrom(guavas)
        || !isGuavas(type, "addListener", Runnable.class, Executor.class)
        || !isGuavas(type, "get")) {
      return null;
    }
    Class<?> futures = Class.forName(PACKAGE + "Futures", false, loader);
    return new GuavaFutures(
        listenable.getMethod("addListener", Runnable.class, Executor.class),
        futures.getMethod("getDone", Future.class));
  }

  /** Whether a method is Guava's, and not overridden by the application. */
  private static boolean isGuavas(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return type.getMethod(name, parameters).getDeclaringClass().getName().startsWith(PACKAGE);
  }

  /** Ends a span when the future is done, or at once if it is done already. */
  void await(AwaitedExits exits, Object span, Object future) {
    Listener listener = new Listener(this, exits, future);
    AwaitedSpan awaited = exits.exitLater(span, listener, future);
    if (awaited == null) {
      return;
    }
    listener.span = awaited;
    try {
      addListener.invoke(future, listener, Listener.AT_ONCE);
    } catch (ReflectiveOperationException e) {
      awaited.finish();
      throw new IllegalStateException(e);
    }
  }

  private void end(Object future, AwaitedSpan span) throws IllegalAccessException {
    try {
      span.succeed(getDone.invoke(null, future));
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : null;
      span.fail(cause == null ? thrown : cause);
    }
  }

  /** The listener, which runs on the thread that completes the future. Only the future holds it. */
  private static final class Listener implements Runnable {

    /**
     * Runs the listener at once. This isn't a lambda, since the first lambda of a program takes
     * tens of milliseconds.
     */
    static final Executor AT_ONCE =
        new Executor() {
          @Override
          public void execute(Runnable listener) {
            listener.run();
          }
        };

    private final GuavaFutures type;
    private final AwaitedExits exits;
    private final Object future;
    private volatile @Nullable AwaitedSpan span;

    Listener(GuavaFutures type, AwaitedExits exits, Object future) {
      this.type = type;
      this.exits = exits;
      this.future = future;
    }

    @Override
    public void run() {
      AwaitedSpan awaited = span;
      if (awaited != null) {
        try {
          type.end(future, awaited);
        } catch (Throwable t) {
          exits.agentFailed(t);
        }
      }
    }
  }
}
