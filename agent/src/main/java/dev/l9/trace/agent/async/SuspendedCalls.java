package dev.l9.trace.agent.async;

import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.AwaitedSpans;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Follows Kotlin's {@code suspend} functions from their call, over each suspension, to their end.
 * They are known by the object in which they keep their state, and which the function is called
 * with when it is resumed. Safe for use by several threads: a function may be resumed on another
 * one before its first part has returned.
 */
final class SuspendedCalls {

  private static final String MARKERS = "kotlin.coroutines.intrinsics.CoroutineSingletons";
  private static final String SUSPENDED = "COROUTINE_SUSPENDED";

  private static final String COROUTINE = "kotlin.coroutines.jvm.internal.BaseContinuationImpl";
  private static final String FAILURE = "kotlin.Result$Failure";

  private final AwaitedExits exits;

  /** Whether coroutines tell of their resumption. */
  private volatile boolean isTold;

  SuspendedCalls(AwaitedExits exits) {
    this.exits = exits;
  }

  /** Whether a function hasn't returned its result, but that it will go on later. */
  private static boolean isSuspension(@Nullable Object result) {
    return result instanceof Enum<?> marker
        && marker.getDeclaringClass().getName().equals(MARKERS)
        && marker.name().equals(SUSPENDED);
  }

  /** From now on the call may be resumed. */
  void begin(Object state, Object span) {
    exits.awaitAlongside(span, state, false);
  }

  /**
   * A function without a state of its own ends when its caller is resumed, if by then it was
   * suspended. That is told by Kotlin's own class, where that could be woven.
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

  /** A coroutine goes on: what it has called, and waited for, has come to its end. */
  void resumes(@Nullable Object result, Object continuation) {
    if (!isTold) {
      isTold = true;
    }
    if (AwaitedSpans.isEmpty()) {
      return;
    }
    List<AwaitedSpan> spans = AwaitedSpans.of(continuation);
    for (int i = spans.size() - 1; i >= 0; i--) { // They have begun from outside in.
      if (spans.get(i).isPassedOn()) {
        end(spans.get(i), result);
      }
    }
  }

  /** A failure comes in an object of Kotlin's. */
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

  /** The span that goes on; null where none does. */
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
