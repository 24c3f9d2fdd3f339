package dev.l9.trace.agent.async;

import dev.l9.trace.agent.fields.PackageOpener;
import dev.l9.trace.agent.span.AwaitedSpan;
import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of {@link CompletableFuture} and {@link FutureTask}. Their methods aren't
 * called, since a subclass may override them, and a dependent stage would be visible to the
 * program. The fields are those of JDK 17 to 25. If one is missing, no future is known. Safe for
 * use by several threads.
 */
final class JdkFutures {

  // States of FutureTask: from NORMAL on, there is a result.
  private static final int NORMAL = 2;
  private static final int EXCEPTIONAL = 3;
  private static final int CANCELLED = 4;

  private final PackageOpener opener;
  private volatile @Nullable Fields fields;
  private volatile boolean tried;

  /** A future that is completed in order to see whether the completion is reported. */
  private @Nullable Object probe;

  JdkFutures(PackageOpener opener) {
    this.opener = opener;
  }

  /** The private fields of the two classes. */
  private static final class Fields {
    final Field result = field(CompletableFuture.class, "result");
    final Class<?> noValue =
        Class.forName("java.util.concurrent.CompletableFuture$AltResult", false, null);
    final Field thrown = field(noValue, "ex");
    final Field state = field(FutureTask.class, "state");
    final Field outcome = field(FutureTask.class, "outcome");

    Fields() throws ReflectiveOperationException {}

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }
  }

  /** Whether the object is such a future and will be completed. */
  boolean knows(Object result) {
    return (result instanceof CompletableFuture
            || (result instanceof FutureTask && !isPeriodic(result)))
        && fields() != null;
  }

  /** Whether the object is a periodic task, which has no result. */
  private static boolean isPeriodic(Object result) {
    return result instanceof RunnableScheduledFuture<?> task
        && task.getClass().getClassLoader() == null
        && task.isPeriodic();
  }

  private @Nullable Fields fields() {
    if (!tried) {
      open();
    }
    return fields;
  }

  private synchronized void open() {
    if (!tried) {
      try {
        opener.open(CompletableFuture.class);
        Fields found = new Fields();
        tryHooks();
        fields = found;
      } catch (ReflectiveOperationException | RuntimeException e) {
        AsyncLog.notAwaited("futures of the JDK", e);
      }
      tried = true;
    }
  }

  /**
   * Checks that completions are reported, since the hooks may not have been woven into this JDK.
   */
  private void tryHooks() throws NoSuchMethodException {
    CompletableFuture<Object> completed = new CompletableFuture<>();
    probe = completed;
    completed.complete("probe");
    boolean isFirstTold = probe == null;
    FutureTask<Object> cancelled = new FutureTask<>(Thread.currentThread(), null);
    probe = cancelled;
    cancelled.cancel(false);
    if (!isFirstTold || probe != null) {
      probe = null;
      throw new NoSuchMethodException("this JDK doesn't tell of their completion");
    }
  }

  /** Whether a completed future is the probe. */
  boolean isProbe(Object future) {
    boolean isProbe = future == probe;
    if (isProbe) {
      probe = null;
    }
    return isProbe;
  }

  /** Ends the span with the result of the future, if the future is done. */
  void endIfDone(Object future, AwaitedSpan span) {
    Fields known = fields();
    if (known == null) {
      return; // In this case no span is awaited.
    }
    try {
      if (future instanceof CompletableFuture) {
        endIfCompleted(known, future, span);
      } else if (future instanceof FutureTask) {
        endIfRun(known, future, span);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void endIfCompleted(Fields known, Object future, AwaitedSpan span)
      throws IllegalAccessException {
    Object result = known.result.get(future);
    if (known.noValue.isInstance(result)) {
      Throwable thrown = (Throwable) known.thrown.get(result);
      if (thrown == null) {
        span.succeed(null);
      } else {
        span.fail(causeOf(thrown));
      }
    } else if (result != null) {
      span.succeed(result);
    }
  }

  /**
   * The failure without the JDK's wrapper, which a stage has that failed because the previous stage
   * did.
   */
  private static Throwable causeOf(Throwable thrown) {
    Throwable cause = thrown.getClass() == CompletionException.class ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  private static void endIfRun(Fields known, Object future, AwaitedSpan span)
      throws IllegalAccessException {
    int state = known.state.getInt(future);
    if (state == NORMAL) {
      span.succeed(known.outcome.get(future));
    } else if (state == EXCEPTIONAL) {
      span.fail((Throwable) known.outcome.get(future));
    } else if (state >= CANCELLED) {
      span.cancel(null);
    }
  }
}
