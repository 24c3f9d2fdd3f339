package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonBytes;
import dev.l9.trace.model.TraceStatus;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * An execution, from entry to exit: the one mutable type of the hot path.
 *
 * <p>Confined to its thread until it is put into the queue; from then on only the writer thread
 * reads it.
 */
public final class OpenSpan extends ContextSpan {

  private static final CapturedValue[] NO_INPUTS = {};

  private static final AtomicIntegerFieldUpdater<OpenSpan> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(OpenSpan.class, "ended");

  /** Metadata has at most so many entries. */
  private static final int MAX_METADATA = 100;

  private final TraceSite site;
  private final CapturedValue[] inputs;
  private int inputCount;

  // Set when the span starts.
  @Nullable TraceId id;
  @Nullable TraceId parentId;
  @Nullable TraceId rootId;
  @Nullable TraceSite caller;
  long startNanos;
  long startEpochMicros;

  // Set while it's open or when it ends.
  @Nullable CapturedValue output;
  TraceStatus status = TraceStatus.SUCCESS;
  @Nullable String error;
  @Nullable String threadName;
  @Nullable String confidence;
  long durationNanos;

  /** 1 once it has ended: a span opened by hand may be closed by two threads at once. */
  @SuppressWarnings("UnusedVariable") // Through the updater.
  private volatile int ended;

  /** Whether it is a constructor whose call of this(…) or super(…) has not returned yet. */
  boolean constructing;

  private @Nullable Map<String, CapturedValue> metadata;
  private int leftOut;

  // Used by the queue.
  @Nullable OpenSpan next;
  long queuedWeight;

  /** An estimate of the memory that the span holds, in bytes. */
  long weight = 512;

  OpenSpan(TraceSite site, ThreadContext context) {
    super(context);
    this.site = site;
    int captured = site.parameters().size();
    this.inputs = captured == 0 ? NO_INPUTS : new CapturedValue[captured];
  }

  /** Adds the value of the next parameter; those that are never read are filled in before it. */
  void addInput(CapturedValue value) {
    while (inputCount < inputs.length && site.parameters().get(inputCount).redacted()) {
      inputs[inputCount++] = CapturedValue.REDACTED;
    }
    if (inputCount < inputs.length) {
      inputs[inputCount++] = value;
      weight += CapturedWeight.of(value);
    }
  }

  void putMetadata(String key, CapturedValue value) {
    Map<String, CapturedValue> map = metadata;
    if (map == null) {
      map = new LinkedHashMap<>();
      metadata = map;
    }
    if (map.size() < MAX_METADATA || map.containsKey(key)) {
      map.put(key, value);
      weight += 2L * key.length() + CapturedWeight.of(value);
    } else {
      leftOut++;
    }
  }

  /** Ends the span; true for the first who does. */
  boolean claimEnd() {
    if (site.isMethod()) {
      // Only its own thread ends it, so no atomic change is needed.
      boolean first = ended == 0;
      ENDED.lazySet(this, 1);
      return first;
    }
    return ENDED.compareAndSet(this, 0, 1);
  }

  boolean isEnded() {
    return ended != 0;
  }

  void setOutput(CapturedValue value) {
    output = value;
    weight += CapturedWeight.of(value);
  }

  /** What is known of this span while it is open, as one that ends now, on this thread. */
  OpenSpan cutOff(long nanoTime, Thread thread) {
    OpenSpan copy = new OpenSpan(site, context());
    System.arraycopy(inputs, 0, copy.inputs, 0, inputs.length);
    copy.id = id;
    copy.parentId = parentId;
    copy.rootId = rootId;
    copy.caller = caller;
    copy.startNanos = startNanos;
    copy.startEpochMicros = startEpochMicros;
    copy.output = output;
    copy.status = status;
    copy.error = error;
    copy.confidence = confidence;
    copy.threadName = thread.getName();
    copy.durationNanos = nanoTime - startNanos;
    copy.claimEnd();
    copyMetadata(copy);
    copy.putMetadata("unfinished", new CapturedValue.Bool(true));
    return copy;
  }

  private void copyMetadata(OpenSpan copy) {
    try {
      metadata().forEach(copy::putMetadata);
    } catch (ConcurrentModificationException e) {
      // Its own thread goes on adding to it; what came first is there.
      copy.leftOut++;
    }
  }

  public TraceSite site() {
    return site;
  }

  /** The innermost traced method that encloses the span; null where there is none. */
  public @Nullable TraceSite caller() {
    return caller;
  }

  /** The text of its {@code trace_id}. */
  public String id() {
    return id == null ? "" : id.text();
  }

  /** Appends its {@code trace_id}. */
  public void appendId(JsonBytes out) {
    append(id, out);
  }

  /** Whether a span encloses it. */
  public boolean hasParent() {
    return parentId != null;
  }

  /** Appends its {@code parent_id}. */
  public void appendParentId(JsonBytes out) {
    append(parentId, out);
  }

  /** Appends the {@code trace_id} of its root. */
  public void appendRootId(JsonBytes out) {
    append(rootId, out);
  }

  private static void append(@Nullable TraceId id, JsonBytes out) {
    if (id != null) {
      id.appendTo(out);
    }
  }

  public @Nullable String parentId() {
    return parentId == null ? null : parentId.text();
  }

  public String rootId() {
    return rootId == null ? "" : rootId.text();
  }

  /** The start, in microseconds since the epoch. */
  public long startEpochMicros() {
    return startEpochMicros;
  }

  public long durationNanos() {
    return durationNanos;
  }

  public TraceStatus status() {
    return status;
  }

  /** {@code ExceptionType: message}, or what else stopped it; null where nothing did. */
  public @Nullable String error() {
    return error;
  }

  public String threadName() {
    return threadName == null ? "" : threadName;
  }

  /** Two decimals, where the code set a confidence. */
  public @Nullable String confidence() {
    return confidence;
  }

  /** What came out; null where nothing was captured. */
  public @Nullable CapturedValue output() {
    return output;
  }

  /** What the program added, in its order. */
  public Map<String, CapturedValue> metadata() {
    return metadata == null ? Map.of() : metadata;
  }

  /** How many entries of the metadata were left out. */
  public int metadataLeftOut() {
    return leftOut;
  }

  /** The value of a parameter; null where it was not captured. */
  public @Nullable CapturedValue input(int index) {
    return index >= inputs.length
        ? null
        : site.parameters().get(index).redacted() ? CapturedValue.REDACTED : inputs[index];
  }

  /** Parameter name to value, in the order of the parameters. */
  public Map<String, CapturedValue> inputs() {
    Map<String, CapturedValue> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      TraceSite.Parameter parameter = site.parameters().get(i);
      CapturedValue value = inputs[i];
      if (parameter.redacted()) {
        named.put(parameter.name(), CapturedValue.REDACTED);
      } else if (value != null) {
        named.put(parameter.name(), value);
      }
    }
    return named;
  }
}
