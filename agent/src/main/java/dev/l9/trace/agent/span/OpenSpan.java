package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Map;
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
public final class OpenSpan extends ContextSpan {

  private static final AtomicIntegerFieldUpdater<OpenSpan> VERSION =
      AtomicIntegerFieldUpdater.newUpdater(OpenSpan.class, "version");

  /** Metadata has at most so many entries. */
  private static final int MAX_METADATA = 100;

  private static final int ALIGNMENT = 8;

  private static final String NOT_SAMPLED = CapturedValue.CUT + " not sampled";

  TraceSite site;

  /** The site's number; {@link SpanRecord#NONE} for a span opened by hand. */
  int siteNumber;

  long id;

  /** Whether its tree becomes events; known from the beginning. An error does in any case. */
  boolean sampled = true;

  // Set when the span starts.
  long startNanos;
  long startEpochMicros;
  boolean hasParent;
  long parentId;
  long parentStart;
  HrmLayer parentLayer = HrmLayer.SYSTEM;
  long rootId;
  long rootStart;
  HrmLayer rootLayer = HrmLayer.SYSTEM;
  int caller = SpanRecord.NONE;

  /** What children on other threads get; made when the first of them asks. */
  private @Nullable TraceParent asParent;

  // Set while it's open or when it ends.
  TraceStatus status = TraceStatus.SUCCESS;
  @Nullable String error;
  @Nullable String confidence;
  long durationNanos;

  /** Whether it is a constructor whose call of this(…) or super(…) may be under way. */
  boolean constructing;

  /** What goes on when the method is suspended; null for most. */
  @Nullable AwaitedSpan awaited;

  /** What the application's MDC held before it; null where it isn't there. */
  Mdc.@Nullable Former formerInMdc;

  /** The arguments, and then what else follows the fixed fields of a {@link SpanRecord}. */
  final ValueBytes data = new ValueBytes();

  private boolean inputsEnded;
  private boolean hasOutput;

  /** The output of a span opened by hand, which may be set several times. */
  private @Nullable ValueBytes output;

  private @Nullable Map<String, CapturedValue> metadata;
  private int leftOut;

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
    super(context);
    this.site = site;
    this.siteNumber = siteNumber;
  }

  /** Makes it as new, for another execution. */
  void reuse(TraceSite newSite, int newNumber) {
    site = newSite;
    siteNumber = newNumber;
    status = TraceStatus.SUCCESS;
    error = null;
    confidence = null;
    constructing = false;
    awaited = null;
    formerInMdc = null;
    data.clear();
    inputsEnded = false;
    hasOutput = false;
    metadata = null;
    leftOut = 0;
    started = false;
    caller = SpanRecord.NONE;
    asParent = null;
    durationNanos = 0;
    sampled = true;
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

  // What is captured

  /** Goes to where the argument of a parameter is captured. */
  void beginInput(int index) {
    data.rollback();
    data.raw(index);
  }

  /** Keeps what was captured since. */
  void endInput() {
    data.commit();
  }

  /** Goes to where the output of a method is captured. */
  void endInputs() {
    data.rollback();
    if (!inputsEnded) {
      data.raw(SpanRecord.INPUTS_END);
      inputsEnded = true;
      data.commit();
    }
  }

  /** Keeps the output, which was captured since. */
  void endOutput() {
    data.commit();
    hasOutput = true;
  }

  /** Sets the output of a span opened by hand. */
  void setOutput(ValueBytes value) {
    output = value;
  }

  void putMetadata(String key, CapturedValue value) {
    Map<String, CapturedValue> map = metadata;
    if (map == null) {
      map = new LinkedHashMap<>();
      metadata = map;
    }
    if (map.size() < MAX_METADATA || map.containsKey(key)) {
      map.put(key, value);
    } else {
      leftOut++;
    }
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

  // Its record

  /** Completes the data. Once, when it has ended. */
  void complete() {
    endInputs();
    ValueBytes own = output;
    if (own != null) {
      data.raw(own);
      hasOutput = true;
    }
    if (error != null) {
      data.text(error);
    }
    if (confidence != null) {
      data.text(confidence);
    }
    if (metadata != null) {
      completeMetadata(metadata);
    }
    data.commit();
  }

  private void completeMetadata(Map<String, CapturedValue> map) {
    if (leftOut > 0) {
      map.put(
          CapturedValue.CUT, new CapturedValue.Text(CapturedValue.CUT + " " + leftOut + " more"));
    }
    data.value(new CapturedValue.Fields(map));
  }

  /** How many bytes its record takes. */
  int recordLength() {
    return (SpanRecord.HEADER + data.size() + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** Writes the record at this byte of a buffer that is a whole array. */
  @SuppressWarnings("ByteBufferBackingArray")
  void writeTo(ByteBuffer out, int at, int length) {
    out.putInt(at + SpanRecord.LENGTH, length);
    out.putInt(at + SpanRecord.SITE, siteNumber);
    out.putInt(at + SpanRecord.CALLER, caller);
    out.putInt(at + SpanRecord.FLAGS, flags());
    out.putLong(at + SpanRecord.ID, id);
    out.putLong(at + SpanRecord.START, startEpochMicros);
    out.putLong(at + SpanRecord.DURATION, durationNanos);
    out.putLong(at + SpanRecord.PARENT_ID, parentId);
    out.putLong(at + SpanRecord.PARENT_START, parentStart);
    out.putLong(at + SpanRecord.ROOT_ID, rootId);
    out.putLong(at + SpanRecord.ROOT_START, rootStart);
    System.arraycopy(data.array(), 0, out.array(), at + SpanRecord.HEADER, data.size());
  }

  @SuppressWarnings("EnumOrdinal") // Both ends are in this JVM.
  private int flags() {
    return status.ordinal()
        | (hasParent ? SpanRecord.HAS_PARENT : 0)
        | parentLayer.ordinal() << SpanRecord.PARENT_LAYER_SHIFT
        | rootLayer.ordinal() << SpanRecord.ROOT_LAYER_SHIFT
        | site.layer().ordinal() << SpanRecord.LAYER_SHIFT
        | (hasOutput ? SpanRecord.HAS_OUTPUT : 0)
        | (error != null ? SpanRecord.HAS_ERROR : 0)
        | (confidence != null ? SpanRecord.HAS_CONFIDENCE : 0)
        | (metadata != null ? SpanRecord.HAS_METADATA : 0)
        | (sampled ? 0 : SpanRecord.NOT_SAMPLED);
  }

  /** The record as an array of its own. */
  byte[] toRecord() {
    int length = recordLength();
    byte[] record = new byte[length];
    writeTo(ByteBuffer.wrap(record), 0, length);
    return record;
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
    copy.id = id;
    copy.startNanos = startNanos;
    copy.startEpochMicros = startEpochMicros;
    copy.hasParent = hasParent;
    copy.parentId = parentId;
    copy.parentStart = parentStart;
    copy.parentLayer = parentLayer;
    copy.rootId = rootId;
    copy.rootStart = rootStart;
    copy.rootLayer = rootLayer;
    copy.caller = caller;
    copy.sampled = sampled;
    copy.status = status;
    copy.error = error;
    copy.confidence = confidence;
    copy.durationNanos = durationNanos;
    copy.data.raw(data);
    copy.data.commit();
    copy.inputsEnded = inputsEnded;
    copy.output = output;
    copyMetadata(copy);
    return copy;
  }

  /** Adds its metadata to those of another one. */
  void copyMetadata(OpenSpan copy) {
    Map<String, CapturedValue> map = metadata;
    if (map != null) {
      copy.leftOut = leftOut;
      try {
        map.forEach(copy::putMetadata);
      } catch (ConcurrentModificationException e) {
        copy.leftOut++; // Its own thread goes on adding to it; what came first is there.
      }
    }
  }
}
