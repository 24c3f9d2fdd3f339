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
 * Hot path: what of an execution becomes its record, and the writer of that; {@link SpanRecord} is
 * the reader. Filled in between entry and exit, without an allocation. Confined like the span that
 * it is a part of.
 */
public abstract class SpanContent extends ContextSpan {

  /** Metadata has at most so many entries. */
  private static final int MAX_METADATA = 100;

  private static final int ALIGNMENT = 8;

  /** The method, or what stands for one of a span opened by hand. */
  public TraceSite site;

  /** The site's number; {@link SpanRecord#NONE} for a span opened by hand. */
  public int siteNumber;

  /** The random part of its {@code trace_id}. */
  public long id;

  /** Whether its tree becomes events; known from the beginning. An error does in any case. */
  public boolean sampled = true;

  // Set when the span starts.
  public long startEpochMicros;
  public boolean hasParent;
  public long parentId;
  public long parentStart;
  public HrmLayer parentLayer = HrmLayer.SYSTEM;
  public long rootId;
  public long rootStart;
  public HrmLayer rootLayer = HrmLayer.SYSTEM;
  public int caller = SpanRecord.NONE;

  // Set while it's open or when it ends.
  public TraceStatus status = TraceStatus.SUCCESS;
  public @Nullable String error;
  public @Nullable String confidence;
  public long durationNanos;

  /** The arguments, and then what else follows the fixed fields of a {@link SpanRecord}. */
  public final ValueBytes data = new ValueBytes();

  private boolean inputsEnded;
  private boolean hasOutput;

  /** The output of a span opened by hand, which may be set several times. */
  private @Nullable ValueBytes output;

  private @Nullable Map<String, CapturedValue> metadata;
  private int leftOut;

  /**
   * Has this class loaded. Before what extends it: a thread with a small stack may bring the agent
   * up, and a class that is loaded while another one is takes much of that.
   */
  public static void prepare() {}

  /** The content of a span on the stack of this context's thread. */
  protected SpanContent(TraceSite site, int siteNumber, ThreadContext context) {
    super(context);
    this.site = site;
    this.siteNumber = siteNumber;
  }

  /** Makes it as new, for another execution. */
  protected final void renew(TraceSite newSite, int newNumber) {
    site = newSite;
    siteNumber = newNumber;
    status = TraceStatus.SUCCESS;
    error = null;
    confidence = null;
    data.clear();
    inputsEnded = false;
    hasOutput = false;
    metadata = null;
    leftOut = 0;
    caller = SpanRecord.NONE;
    durationNanos = 0;
    sampled = true;
  }

  // What is captured

  /** Goes to where the argument of a parameter is captured. */
  public void beginInput(int index) {
    data.rollback();
    data.raw(index);
  }

  /** Keeps what was captured since. */
  public void endInput() {
    data.commit();
  }

  /** Goes to where the output of a method is captured. */
  public void endInputs() {
    data.rollback();
    if (!inputsEnded) {
      data.raw(SpanRecord.INPUTS_END);
      inputsEnded = true;
      data.commit();
    }
  }

  /** Keeps the output, which was captured since. */
  public void endOutput() {
    data.commit();
    hasOutput = true;
  }

  /** Sets the output of a span opened by hand. */
  public void setOutput(ValueBytes value) {
    output = value;
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

  // Its record

  /** Completes the data. Once, when it has ended. */
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
  public int recordLength() {
    return (SpanRecord.HEADER + data.size() + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** Writes the record at this byte of a buffer that is a whole array. */
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
  public byte[] toRecord() {
    int length = recordLength();
    byte[] record = new byte[length];
    writeTo(ByteBuffer.wrap(record), 0, length);
    return record;
  }

  /** Makes another one, which is new, like this. */
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
    copy.durationNanos = durationNanos;
    copy.data.raw(data);
    copy.data.commit();
    copy.inputsEnded = inputsEnded;
    copy.output = output;
    copyMetadata(copy);
  }

  /** Adds its metadata to those of another one. */
  public void copyMetadata(SpanContent copy) {
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
