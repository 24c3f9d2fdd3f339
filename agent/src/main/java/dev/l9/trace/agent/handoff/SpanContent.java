package dev.l9.trace.agent.handoff;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.nio.ByteBuffer;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: the data of an execution that go into its record, and the writer of the record; {@link
 * SpanRecord} is the reader. It is filled between entry and exit, without allocation. It is
 * confined to the same thread as the span.
 */
public abstract class SpanContent extends ContextSpan {

  /** The maximum number of entries of metadata. */
  private static final int MAX_METADATA = 100;

  /** The site of the method; for a span opened by hand, a site made for it. */
  public TraceSite site;

  /** The site's number; {@link SpanRecord#NONE} for a span opened by hand. */
  public int siteNumber;

  /** The random part of the span's {@code trace_id}. */
  public long id;

  /**
   * Whether the span's tree becomes events. This is known from the beginning. A failed span becomes
   * an event in any case.
   */
  public boolean sampled = true;

  // These are set when the span starts.
  public long startEpochMicros;
  public boolean hasParent;
  public long parentId;
  public long parentStart;
  public HrmLayer parentLayer = HrmLayer.SYSTEM;
  public long rootId;
  public long rootStart;
  public HrmLayer rootLayer = HrmLayer.SYSTEM;
  public int caller = SpanRecord.NONE;

  // These are set while the span is open, or when it ends.
  public TraceStatus status = TraceStatus.SUCCESS;
  public @Nullable String error;
  public @Nullable String confidence;
  public long durationNanos;

  /** The exception that came out of the execution; null if there is none. */
  public @Nullable Thrown thrown;

  /** The exception that came out of a callee last; null while there is none. */
  public @Nullable Thrown thrownByCallee;

  /** The number of the site of that callee; {@link SpanRecord#NONE} for a span opened by hand. */
  public int throwingCallee = SpanRecord.NONE;

  /** How many exceptions of callees didn't come out of the execution. */
  public int swallowed;

  /**
   * The arguments, followed by everything else that follows the fixed fields of a {@link
   * SpanRecord}.
   */
  public final ValueBytes data = new ValueBytes();

  private boolean inputsEnded;
  private boolean hasOutput;

  /** The output of a span opened by hand, which may be set several times. */
  private @Nullable ValueBytes output;

  private @Nullable Map<String, CapturedValue> metadata;
  private int leftOut;

  /** The values that were taken as a whole; null for most spans. */
  private @Nullable WholeValues whole;

  /**
   * Loads this class. This must be called before subclasses are loaded. A thread with a small stack
   * may start the agent, and loading a class while another one is being loaded takes much of the
   * stack.
   */
  public static void prepare() {}

  /** Makes the content of a span on the stack of this context's thread. */
  protected SpanContent(TraceSite site, int siteNumber, ThreadContext context) {
    super(context);
    this.site = site;
    this.siteNumber = siteNumber;
  }

  /** Resets the content for another execution. */
  protected final void renew(TraceSite newSite, int newNumber) {
    site = newSite;
    siteNumber = newNumber;
    status = TraceStatus.SUCCESS;
    error = null;
    confidence = null;
    thrown = null;
    thrownByCallee = null;
    swallowed = 0;
    data.clear();
    inputsEnded = false;
    hasOutput = false;
    metadata = null;
    leftOut = 0;
    caller = SpanRecord.NONE;
    durationNanos = 0;
    sampled = true;
    dropWhole();
  }

  // Captured values

  /** Begins the capture of the argument of this parameter. */
  public void beginInput(int index) {
    data.rollback();
    data.raw(index);
  }

  /** Keeps what was captured since {@link #beginInput}. */
  public void endInput() {
    data.commit();
  }

  /** Ends the arguments, so that the output of a method can be captured. */
  public void endInputs() {
    data.rollback();
    if (!inputsEnded) {
      data.raw(SpanRecord.INPUTS_END);
      inputsEnded = true;
      data.commit();
    }
  }

  /** Keeps the output, which was captured since {@link #endInputs}. */
  public void endOutput() {
    data.commit();
    hasOutput = true;
  }

  /** Sets the output of a span opened by hand. */
  public void setOutput(ValueBytes value) {
    output = value;
  }

  /** The values that are taken as a whole. */
  public WholeValues whole(WholeMemory memory) {
    WholeValues present = whole;
    if (present == null) {
      present = new WholeValues(memory);
      whole = present;
    }
    return present;
  }

  boolean hasWhole() {
    return whole != null;
  }

  /**
   * Drops the values that were taken as a whole, and gives back their memory. The other values
   * stay, with marks of what was left out. Returns whether there were any.
   */
  public boolean dropWhole() {
    WholeValues present = whole;
    whole = null;
    if (present != null) {
      present.giveBack();
    }
    return present != null;
  }

  public void putMetadata(String key, CapturedValue value) {
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

  // The record

  /** Completes the data. Call it once, when the span has ended. */
  public void complete() {
    endInputs();
    ValueBytes own = output;
    if (own != null) {
      data.raw(own);
      hasOutput = true;
    }
    if (error != null) {
      data.text(error);
    }
    // Without deep calls, here and in flags(), since hardly any stack may be left.
    if (thrown != null || swallowed > 0) {
      Thrown known = thrown;
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        data.raw(throwingCallee >> shift);
        data.raw(swallowed >> shift);
      }
      data.text(known == null ? "" : known.cause);
      data.text(known == null ? "" : known.at);
      data.text(known == null || known.originId == id ? "" : known.origin);
    }
    if (confidence != null) {
      data.text(confidence);
    }
    if (metadata != null) {
      completeMetadata(metadata);
    }
    data.commit();
    if (whole != null) {
      completeWhole(whole);
    }
  }

  private void completeWhole(WholeValues present) {
    if (present.isEmpty()) {
      dropWhole();
    } else {
      present.end();
    }
  }

  /** Whether the exception that came out of the execution had come out of a callee before. */
  boolean isPassed() {
    return thrown != null && thrown.originId != id;
  }

  private void completeMetadata(Map<String, CapturedValue> map) {
    if (leftOut > 0) {
      map.put(
          CapturedValue.CUT, new CapturedValue.Text(CapturedValue.CUT + " " + leftOut + " more"));
    }
    data.value(new CapturedValue.Fields(map));
  }

  /** The length of the record in bytes. */
  public int recordLength() {
    WholeValues present = whole;
    int more = present == null ? 0 : present.size() + Integer.BYTES;
    return SpanRecord.aligned(SpanRecord.HEADER + data.size() + more);
  }

  /** Writes the record at this index of a buffer, which must be backed by a whole array. */
  @SuppressWarnings("ByteBufferBackingArray")
  public void writeTo(ByteBuffer out, int at, int length) {
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
    if (whole != null) {
      write(whole, out, at, length);
    }
  }

  @SuppressWarnings("ByteBufferBackingArray")
  private void write(WholeValues present, ByteBuffer out, int at, int length) {
    int from = at + SpanRecord.HEADER + data.size();
    System.arraycopy(present.array(), 0, out.array(), from, present.size());
    out.putInt(at + length - Integer.BYTES, data.size());
  }

  // The writer and the reader are in this JVM, so ordinals are safe.
  @SuppressWarnings("EnumOrdinal")
  private int flags() {
    return status.ordinal()
        | (hasParent ? SpanRecord.HAS_PARENT : 0)
        | parentLayer.ordinal() << SpanRecord.PARENT_LAYER_SHIFT
        | rootLayer.ordinal() << SpanRecord.ROOT_LAYER_SHIFT
        | site.layer().ordinal() << SpanRecord.LAYER_SHIFT
        | (hasOutput ? SpanRecord.HAS_OUTPUT : 0)
        | (error != null ? SpanRecord.HAS_ERROR : 0)
        | (thrown != null || swallowed > 0 ? SpanRecord.HAS_FAILURE : 0)
        | (thrown != null && thrown.originId != id ? SpanRecord.IS_PASSED : 0)
        | (confidence != null ? SpanRecord.HAS_CONFIDENCE : 0)
        | (metadata != null ? SpanRecord.HAS_METADATA : 0)
        | (sampled ? 0 : SpanRecord.NOT_SAMPLED)
        | (whole != null ? SpanRecord.HAS_WHOLE : 0)
        | (whole != null && whole.hasOutput() ? SpanRecord.HAS_WHOLE_OUTPUT : 0);
  }

  /** The record as an array of its own. */
  public byte[] toRecord() {
    int length = recordLength();
    byte[] record = new byte[length];
    writeTo(ByteBuffer.wrap(record), 0, length);
    return record;
  }

  /** Copies this content into another one, which must be new. */
  protected final void copyContent(SpanContent copy) {
    copy.id = id;
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
    copy.thrown = thrown;
    copy.thrownByCallee = thrownByCallee;
    copy.throwingCallee = throwingCallee;
    copy.swallowed = swallowed;
    copy.durationNanos = durationNanos;
    copy.data.raw(data);
    copy.data.commit();
    copy.inputsEnded = inputsEnded;
    copy.output = output;
    copy.whole = whole == null ? null : whole.copy();
    copyMetadata(copy);
  }

  /** Adds the metadata of this content to those of another one. */
  public void copyMetadata(SpanContent copy) {
    Map<String, CapturedValue> map = metadata;
    if (map != null) {
      copy.leftOut = leftOut;
      try {
        map.forEach(copy::putMetadata);
      } catch (ConcurrentModificationException e) {
        copy.leftOut++; // The span's own thread is adding entries. Those that were copied stay.
      }
    }
  }
}
