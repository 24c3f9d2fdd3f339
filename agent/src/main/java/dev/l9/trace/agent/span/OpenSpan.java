package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.handoff.SpanContent;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.TraceIdText;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * An execution, from entry to exit: the one mutable type of the hot path.
 *
 * <p>It is confined to its thread, with two exceptions. A span opened by hand may be used by
 * several threads; a thread that changes it holds its monitor. And at the JVM's end the writer
 * thread reads the open spans, which {@link #version} makes safe.
 *
 * <p>The objects for spans of methods are reused by their thread, so that an execution allocates
 * nothing; see {@link ThreadSpans}.
 */
public final class OpenSpan extends SpanContent {

  private static final AtomicIntegerFieldUpdater<OpenSpan> VERSION =
      AtomicIntegerFieldUpdater.newUpdater(OpenSpan.class, "version");

  private static final String NOT_SAMPLED = CapturedValue.CUT + " not sampled";

  /** When the span started, by {@link System#nanoTime()}. */
  long startNanos;

  /** The parent for children on other threads. It is made for the first of them. */
  private @Nullable TraceParent asParent;

  /**
   * Whether this is the span of a constructor whose call of this(…) or super(…) may not have
   * returned.
   */
  boolean constructing;

  /** The copy that continues the span when the method is suspended; null for most spans. */
  @Nullable AwaitedSpan awaited;

  /** The entries of the application's MDC before this span; null if the span isn't in the MDC. */
  Mdc.@Nullable Former formerInMdc;

  /**
   * A number that grows by one with each start and end, and is even while the span is open. If a
   * thread has read all fields and the number hasn't changed, it has read one span, and not parts
   * of two.
   */
  private volatile int version = 1;

  /** Whether the span was opened. It isn't if the stack overflows while it starts. */
  private boolean started;

  /** The next free object. */
  @Nullable OpenSpan nextFree;

  OpenSpan(TraceSite site, int siteNumber, ThreadContext context) {
    super(site, siteNumber, context);
  }

  /** Resets the span for another execution. */
  void reuse(TraceSite newSite, int newNumber) {
    renew(newSite, newNumber);
    constructing = false;
    awaited = null;
    formerInMdc = null;
    started = false;
    asParent = null;
  }

  /** Makes the span the root of a trace. */
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
    // A child must not start before its parent, even if the system clock was set back.
    startEpochMicros = Math.max(startEpochMicros, parentStart);
  }

  /** Makes the span a child of a span of another thread. */
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
   * Marks a span that becomes an event although its tree doesn't. The marks say that its arguments
   * weren't captured, and that there may be no event of its parent.
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

  /** Shows its ids in the application's MDC. It must be on its thread's stack. */
  void showIn(Mdc mdc) {
    String traceId = TraceIdText.of(site.layer(), startEpochMicros, id);
    formerInMdc = mdc.enter(siteNumber, site.className(), traceId, rootId(traceId));
  }

  private String rootId(String traceId) {
    if (!hasParent) {
      return traceId;
    }
    Mdc.Former ofParent = below() instanceof OpenSpan parent ? parent.formerInMdc : null;
    return ofParent != null
        ? ofParent.rootId() // The parent's text is used again.
        : TraceIdText.of(rootLayer, rootStart, rootId);
  }

  // From open to closed

  /** Opens the span. From now on, another thread may read it. */
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

  /** Ends the span. Returns true for the first call only. */
  boolean claimEnd() {
    int open = version;
    if ((open & 1) != 0) {
      return false;
    }
    if (siteNumber == SpanRecord.NONE) {
      return VERSION.compareAndSet(this, open, open + 1);
    }
    // Only its own thread ends it, so the change needn't be atomic. The fence keeps later writes
    // behind it.
    VERSION.lazySet(this, open + 1);
    VarHandle.storeStoreFence();
    return true;
  }

  /**
   * Copies this span while it is open, as a span that ends now. Any thread other than the span's
   * own may call this at any time.
   *
   * @return the copy; null if the span isn't open, or is being changed
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
      return null; // The span's thread changed it, or reused it, while it was read.
    }
  }

  private synchronized OpenSpan copyOfShared() {
    return copy();
  }

  /** Makes a copy of this span that is on no thread's stack. */
  OpenSpan copy() {
    OpenSpan copy = new OpenSpan(site, siteNumber, ThreadContext.NOBODYS);
    copy.startNanos = startNanos;
    copyContent(copy);
    return copy;
  }
}
