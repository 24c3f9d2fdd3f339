package dev.l9.trace.agent.async;

import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.AwaitedSpans;
import java.util.Iterator;
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

  private final AwaitedExits exits;

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
    exits.awaitAlongside(span, state);
  }

  /** The span that goes on; null where none does. */
  @Nullable Object resume(Object state) {
    Iterator<AwaitedSpan> spans = AwaitedSpans.of(state).iterator();
    if (!spans.hasNext()) {
      return null;
    }
    AwaitedSpan span = spans.next();
    span.run();
    exits.enter(span, span.asParent());
    return span;
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
