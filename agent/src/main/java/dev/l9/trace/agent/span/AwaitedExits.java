package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextBoundary;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes spans off their threads' stacks if their results come later than the return of their
 * methods. Called by the threads of the spans.
 */
public final class AwaitedExits {

  private final Tracer tracer;

  /** Handles the spans of this tracer. */
  public AwaitedExits(Tracer tracer) {
    this.tracer = tracer;
  }

  /** See {@link Tracer#agentFailed}. */
  public void agentFailed(Throwable failure) {
    tracer.agentFailed(failure);
  }

  /** Ends a span with the return of its method. */
  public void exit(Object span, @Nullable Object result) {
    if (((OpenSpan) span).site.result() == TraceSite.Result.CAPTURED) {
      tracer.exit(span, result);
    } else {
      tracer.exit(span);
    }
  }

  /** Ends a span that threw. */
  public void fail(Object span, Throwable thrown) {
    tracer.fail(span, thrown);
  }

  /**
   * Takes a span off its thread's stack, since its method has returned, and awaits its result. If
   * too many spans are awaited, the span ends with the return, and its metadata say so.
   *
   * @param key the object by which the result will be reported
   * @return the awaited span; null if the span has ended
   */
  public @Nullable AwaitedSpan exitLater(Object span, Object key, Object result) {
    OpenSpan ended = (OpenSpan) span;
    if (!AwaitedSpans.hasRoom()) {
      noteUnawaited(ended);
      exit(span, result);
      return null;
    }
    long now = System.nanoTime();
    if (!tracer.end(ended, now, null)) {
      return null;
    }
    AwaitedSpan awaited = null;
    boolean isWanted = tracer.isWanted(ended);
    try {
      awaited = isWanted ? await(ended, key) : null;
    } finally {
      if (isWanted && awaited == null) { // Memory or stack ran out.
        tracer.drop(ended);
      }
      tracer.spans(ended.context()).giveBack(ended);
    }
    return awaited;
  }

  /**
   * Makes a copy of an open span. The copy takes the span's place when the method is suspended.
   *
   * @param key the object by which the copy is found when the method, or its caller, is resumed
   * @param passedOn whether the caller is resumed rather than the method
   */
  public void awaitAlongside(Object span, Object key, boolean passedOn) {
    OpenSpan open = (OpenSpan) span;
    if (AwaitedSpans.hasRoom()) {
      AwaitedSpan awaited = new AwaitedSpan(tracer, open.copy(), Thread.currentThread().getName());
      awaited.begin(passedOn);
      open.awaited = awaited;
      AwaitedSpans.add(key, awaited);
    }
  }

  /** The copy that continues a span; null if there is none. */
  public @Nullable AwaitedSpan awaitedOf(Object span) {
    return ((OpenSpan) span).awaited;
  }

  /** Drops the copy of a span, since the method has ended without being suspended. */
  public void withdraw(Object span) {
    AwaitedSpan awaited = ((OpenSpan) span).awaited;
    if (awaited != null) {
      awaited.withdraw();
    }
  }

  /**
   * Takes a span off its thread's stack, since its method is suspended. The copy of the span
   * continues.
   */
  public void exitPart(Object span, @Nullable Object result) {
    OpenSpan part = (OpenSpan) span;
    AwaitedSpan awaited = part.awaited;
    if (awaited == null) {
      noteUnawaited(part);
      exit(span, result);
      return;
    }
    boolean hasEnded = tracer.end(part, System.nanoTime(), null);
    awaited.addMetadataOf(part);
    awaited.pause();
    if (hasEnded) {
      tracer.spans(part.context()).giveBack(part);
    }
  }

  private static void noteUnawaited(OpenSpan ended) {
    ended.putMetadata("awaited", new CapturedValue.Bool(false));
  }

  private AwaitedSpan await(OpenSpan span, Object key) {
    AwaitedSpan awaited = new AwaitedSpan(tracer, span.copy(), Thread.currentThread().getName());
    AwaitedSpans.add(key, awaited);
    return awaited;
  }

  /** Whether spans that start on this thread already get this parent. */
  private boolean isCurrent(ThreadContext context, @Nullable TraceParent parent) {
    return tracer.current(context) == parent;
  }

  /** The parent of spans that start on this thread now; null if they would be roots. */
  public @Nullable TraceParent current() {
    return tracer.current(ThreadContext.current());
  }

  /**
   * Makes the spans that start on this thread children of this parent, or roots, until {@link
   * #leave}.
   *
   * @param owner the object that will be given to {@code leave}
   * @return whether this changes anything; if not, {@code leave} does nothing
   */
  public boolean enter(Object owner, @Nullable TraceParent parent) {
    ThreadContext context = ThreadContext.current();
    if (context.isSuspended() || isCurrent(context, parent)) {
      return false;
    }
    context.enter(owner, parent);
    return true;
  }

  /** Ends {@link #enter}, if it has changed anything. */
  public void leave(Object owner) {
    ThreadContext context = ThreadContext.current();
    ContextBoundary boundary = context.boundaryOf(owner);
    if (boundary != null) {
      tracer.leave(context, boundary);
    }
  }
}
