package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.handoff.SpanContent;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * An execution, from entry to exit: the one mutable type of the hot path.
 *
 * <p>Confined to its thread, with two exceptions. A span opened by hand may be used by several
 * threads: whoever changes it holds its monitor. And at the JVM's end the writer thread looks at
 * the spans that are open, which {@link #version} makes safe.
 *
 * <p>Those of methods are used again and again by their thread, so that an execution allocates
 * nothing: see {@link ThreadSpans}.
 */
public final class OpenSpan extends SpanContent {

  private static final AtomicIntegerFieldUpdater<OpenSpan> VERSION =
      AtomicIntegerFieldUpdater.newUpdater(OpenSpan.class, "version");

  private static final String NOT_SAMPLED = CapturedValue.CUT + " not sampled";

  /** When it started, by {@link System#nanoTime()}. */
  long startNanos;

  /** What children on other threads get; made when the first of them asks. */
  private @Nullable TraceParent asParent;

  /** Whether it is a constructor whose call of this(…) or super(…) may be under way. */
  boolean constructing;

  /** What goes on when the method is suspended; null for most. */
  @Nullable AwaitedSpan awaited;

  /** What the application's MDC held before it; null where it isn't there. */
  Mdc.@Nullable Former formerInMdc;

  /**
   * Even while the span is open; one more with each start and end. So whoever has read all fields,
   * and finds the number that was there before, has seen one span and not parts of two.
   */
  private volatile int version = 1;

  /** Whether it ever was open: where the stack overflows while a span starts, it isn't. */
  private boolean started;

  /** The next one that is free. */
  @Nullable OpenSpan nextFree;

  OpenSpan(TraceSite site, int siteNumber, ThreadContext context) {
    super(site, siteNumber, context);
  }

  /** Makes it as new, for another execution. */
  void reuse(TraceSite newSite, int newNumber) {
    renew(newSite, newNumber);
    constructing = false;
    awaited = null;
    formerInMdc = null;
    started = false;
    asParent = null;
  }

  /** Makes it the root of a trace. */
  void setRoot() {
    hasParent = false;
    parentId = 0;
    parentStart = 0;
    rootId = id;
    rootStart = startEpochMicros;
    rootLayer = site.layer();
    caller = SpanRecord.NONE;
  }

  void setParent(OpenSpan parent) {
    hasParent = true;
    parentId = parent.id;
    parentStart = parent.startEpochMicros;
    parentLayer = parent.site.layer();
    rootId = parent.rootId;
    rootStart = parent.rootStart;
    rootLayer = parent.rootLayer;
    sampled = parent.sampled;
    caller = parent.siteNumber == SpanRecord.NONE ? parent.caller : parent.siteNumber;
    // A system clock that is set back meanwhile must not put a child before its parent.
    startEpochMicros = Math.max(startEpochMicros, parentStart);
  }

  /** Makes it the child of a span of another thread. */
  void setParent(TraceParent parent) {
    hasParent = true;
    parentId = parent.id;
    parentStart = parent.startEpochMicros;
    parentLayer = parent.layer;
    rootId = parent.rootId;
    rootStart = parent.rootStart;
    rootLayer = parent.rootLayer;
    caller = parent.caller;
    sampled = parent.sampled;
    startEpochMicros = Math.max(startEpochMicros, parentStart);
  }

  @Override
  public TraceParent asParent() {
    TraceParent made = asParent;
    if (made == null) {
      made =
          new TraceParent(
              id,
              startEpochMicros,
              site.layer(),
              rootId,
              rootStart,
              rootLayer,
              siteNumber == SpanRecord.NONE ? caller : siteNumber,
              sampled);
      asParent = made;
    }
    return made;
  }

  /**
   * Says of a span that becomes an event though its tree doesn't, that its arguments weren't
   * captured, and that there may be no event of its parent.
   */
  void markUnsampled() {
    if (sampled) {
      return;
    }
    if (siteNumber != SpanRecord.NONE) {
      int index = 0;
      for (TraceSite.Parameter parameter : site.parameters()) {
        if (!parameter.redacted()) {
          beginInput(index);
          data.text(NOT_SAMPLED);
          endInput();
        }
        index++;
      }
    }
    putMetadata("sampled", new CapturedValue.Bool(false));
  }

  // Its life

  /** Opens it: from now on it may be looked at by another thread. */
  void open() {
    started = true;
    VERSION.lazySet(this, version + 1);
  }

  boolean hasStarted() {
    return started;
  }

  boolean isOpen() {
    return (version & 1) == 0;
  }

  /** Ends the span; true for the first who does. */
  boolean claimEnd() {
    int open = version;
    if ((open & 1) != 0) {
      return false;
    }
    if (siteNumber == SpanRecord.NONE) {
      return VERSION.compareAndSet(this, open, open + 1);
    }
    // Only its own thread ends it, so no atomic change is needed; what follows stays behind it.
    VERSION.lazySet(this, open + 1);
    VarHandle.storeStoreFence();
    return true;
  }

  /**
   * What is known of this span while it is open, as one that ends now. Called by another thread
   * than its own, at any time.
   *
   * @return null where it isn't open, or is being changed
   */
  @Nullable OpenSpan cutOff(long nanoTime) {
    int before = version;
    if ((before & 1) != 0) {
      return null;
    }
    try {
      OpenSpan copy = siteNumber == SpanRecord.NONE ? copyOfShared() : copy();
      copy.durationNanos = nanoTime - startNanos;
      copy.putMetadata("unfinished", new CapturedValue.Bool(true));
      VarHandle.loadLoadFence();
      return version == before ? copy : null;
    } catch (RuntimeException e) {
      return null; // Read while its thread changed it, or used it for another execution.
    }
  }

  private synchronized OpenSpan copyOfShared() {
    return copy();
  }

  /** A span like this one, on no thread's stack. */
  OpenSpan copy() {
    OpenSpan copy = new OpenSpan(site, siteNumber, ThreadContext.NOBODYS);
    copy.startNanos = startNanos;
    copyContent(copy);
    return copy;
  }
}
