package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextBoundary;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes spans off their threads whose results come later than their methods return. Called by the
 * threads of the spans.
 */
public final class AwaitedExits {

  private final Tracer tracer;

  /** Of spans of this tracer. */
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
   * Takes a span off its thread, since its method has returned, and awaits its result. Where too
   * many are awaited it ends with the return, and says so.
   *
   * @param key what tells of the result
   * @return null where it has ended
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
      if (isWanted && awaited == null) { // There was no memory or no stack left for it.
        tracer.drop(ended);
      }
      tracer.spans(ended.context()).giveBack(ended);
    }
    return awaited;
  }

  /**
   * Has a copy of a span that goes on take its place when its method is suspended.
   *
   * @param key by which it is found when the method is resumed, or its caller
   * @param passedOn whether it is the caller that is resumed
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

  /** The copy that goes on; null where there is none. */
  public @Nullable AwaitedSpan awaitedOf(Object span) {
    return ((OpenSpan) span).awaited;
  }

  /** Says that the method comes to its end without having been suspended. */
  public void withdraw(Object span) {
    AwaitedSpan awaited = ((OpenSpan) span).awaited;
    if (awaited != null) {
      awaited.withdraw();
    }
  }

  /** Takes a span off its thread whose copy goes on, since its method is suspended. */
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

  /** Whether work for this span shows as its own on this thread already. */
  private boolean isCurrent(ThreadContext context, @Nullable TraceParent parent) {
    return tracer.current(context) == parent;
  }

  /** Whose children would start on this thread now; null where they would be roots. */
  public @Nullable TraceParent current() {
    return tracer.current(ThreadContext.current());
  }

  /**
   * Has what starts on this thread be children of this parent, or roots, until {@link #leave}.
   *
   * @param owner who calls {@code leave}
   * @return whether that changes anything
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
