package dev.l9.trace.agent.async;

import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.AwaitedSpans;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Follows Kotlin's {@code suspend} functions from their call, over each suspension, to their end. A
 * call is identified by the object that keeps its state, which is also the argument when the
 * function is resumed. Safe for use by several threads, since a function may be resumed on another
 * thread before its first part has returned.
 */
final class SuspendedCalls {

  private static final String MARKERS = "kotlin.coroutines.intrinsics.CoroutineSingletons";
  private static final String SUSPENDED = "COROUTINE_SUSPENDED";

  private static final String COROUTINE = "kotlin.coroutines.jvm.internal.BaseContinuationImpl";
  private static final String FAILURE = "kotlin.Result$Failure";

  private final AwaitedExits exits;

  /** Whether coroutines report their resumption. */
  private volatile boolean isTold;

  SuspendedCalls(AwaitedExits exits) {
    this.exits = exits;
  }

  /** Whether a function has returned the marker of a suspension, and not its result. */
  private static boolean isSuspension(@Nullable Object result) {
    return result instanceof Enum<?> marker
        && marker.getDeclaringClass().getName().equals(MARKERS)
        && marker.name().equals(SUSPENDED);
  }

  /** Says that the call may be resumed from now on. */
  void begin(Object state, Object span) {
    exits.awaitAlongside(span, state, false);
  }

  /**
   * Follows a function without a state of its own. If it is suspended, it ends when its caller is
   * resumed. Kotlin's own class reports that, if it could be woven.
   */
  void passOn(Object continuation, Object span) {
    if (isTold && isCoroutine(continuation)) {
      exits.awaitAlongside(span, continuation, true);
    }
  }

  private static boolean isCoroutine(Object continuation) {
    for (Class<?> c = continuation.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().equals(COROUTINE)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends the spans of functions that a coroutine has called and waited for, since the coroutine
   * resumes.
   */
  void resumes(@Nullable Object result, Object continuation) {
    if (!isTold) {
      isTold = true;
    }
    if (AwaitedSpans.isEmpty()) {
      return;
    }
    List<AwaitedSpan> spans = AwaitedSpans.of(continuation);
    // The outer functions have begun first, so the inner ones are last.
    for (int i = spans.size() - 1; i >= 0; i--) {
      if (spans.get(i).isPassedOn()) {
        end(spans.get(i), result);
      }
    }
  }

  /** Ends a span with a result. A failure comes wrapped in an object of Kotlin. */
  private static void end(AwaitedSpan span, @Nullable Object result) {
    if (result == null || !result.getClass().getName().equals(FAILURE)) {
      span.succeed(result);
      return;
    }
    try {
      span.fail((Throwable) result.getClass().getField("exception").get(result));
    } catch (ReflectiveOperationException e) {
      span.finish();
      throw new IllegalStateException(e);
    }
  }

  /** The span that continues with this state; null if there is none. */
  @Nullable Object resume(Object state) {
    for (AwaitedSpan span : AwaitedSpans.of(state)) {
      if (!span.isPassedOn()) {
        span.run();
        exits.enter(span, span.asParent());
        return span;
      }
    }
    return null;
  }

  void leave(Object span, @Nullable Object result) {
    boolean isSuspension = isSuspension(result);
    if (span instanceof AwaitedSpan resumed) {
      exits.leave(resumed);
      if (isSuspension) {
        resumed.pause();
      } else {
        resumed.succeed(result);
      }
    } else if (isSuspension) {
      exits.exitPart(span, result);
    } else {
      exits.withdraw(span);
      exits.exit(span, result);
    }
  }

  void fail(Object span, Throwable thrown) {
    if (span instanceof AwaitedSpan resumed) {
      exits.leave(resumed);
      resumed.fail(thrown);
      return;
    }
    AwaitedSpan awaited = thrown instanceof CancellationException ? exits.awaitedOf(span) : null;
    if (awaited == null) {
      exits.withdraw(span);
      exits.fail(span, thrown);
    } else {
      exits.exitPart(span, null);
      awaited.fail(thrown);
    }
  }
}
