package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.TraceIdText;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9ApiHandler;
import dev.l9.trace.bootstrap.bridge.L9ExecutorTask;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The spans and events that the program makes by {@code L9Tracer}. Whatever it passes is taken as
 * given: null counts as empty, and a span that has ended is left as it is.
 */
public final class ManualSpans extends L9ApiHandler {

  /** W3C's name for the caller's span in another process; it belongs to the root of a trace. */
  static final String TRACEPARENT = "traceparent";

  private static final CapturedValue NOT_CAPTURED = new CapturedValue.Text(Tracer.NOT_CAPTURED);

  private static final long NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Tracer tracer;
  private final AtomicBoolean saidUnclosed = new AtomicBoolean();

  /** Makes them with this tracer. */
  public ManualSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public void agentFailed(Throwable failure) {
    tracer.agentFailed(failure);
  }

  @Override
  public @Nullable Object openSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input) {
    ThreadContext context = ThreadContext.current();
    if (tracer.isOff(context)) {
      return null;
    }
    tracer.firstSpans(context);
    OpenSpan span = newSpan(layerCode, operation, component, operation, context);
    if (input != null) {
      addInput(span, input);
    }
    context.watch();
    tracer.start(span);
    for (OpenSpan unclosed : UnclosedSpans.opened(tracer.spans(context), context)) {
      giveUp(unclosed);
    }
    return span;
  }

  /** Ends a span that nobody has closed. Its event is dropped and counted. */
  private void giveUp(OpenSpan unclosed) {
    if (unclosed.claimEnd()) {
      unclosed.status = TraceStatus.ERROR;
      tracer.drop(unclosed);
      if (saidUnclosed.compareAndSet(false, true)) {
        AgentLog.warn(
            "the program doesn't close the spans that it opens, such as '"
                + unclosed.site.operation()
                + "': the oldest are given up, and counted as dropped events");
      }
    }
  }

  /** A span whose record holds the names of its site, since nobody else knows them. */
  private OpenSpan newSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable String task,
      ThreadContext context) {
    TraceSite site =
        TraceSite.manual(layer(layerCode), text(operation), text(component), text(task));
    OpenSpan span = new OpenSpan(site, SpanRecord.NONE, context);
    span.id = tracer.spans(context).nextId();
    span.data.text(site.operation());
    span.data.text(site.component());
    span.data.text(site.task());
    span.data.commit();
    return span;
  }

  private void addInput(OpenSpan span, Object input) {
    span.beginInput(0);
    tracer.spans(span.context()).capture(input, span.data);
    span.endInput();
  }

  @Override
  public void spanOutput(Object opened, @Nullable Object output) {
    OpenSpan span = (OpenSpan) opened;
    ValueBytes taken = new ValueBytes();
    tracer.firstSpans(ThreadContext.current()).capture(output, taken);
    taken.commit();
    synchronized (span) {
      if (span.isOpen()) {
        span.setOutput(taken);
      }
    }
  }

  @Override
  public void spanMetadata(Object opened, @Nullable String key, @Nullable Object value) {
    addMetadata((OpenSpan) opened, key, value);
  }

  @Override
  public void currentMetadata(@Nullable String key, @Nullable Object value) {
    ContextSpan current = tracer.parent(ThreadContext.current(), System.nanoTime(), null);
    if (current instanceof OpenSpan own) { // A span of another thread is that thread's own.
      addMetadata(own, key, value);
    }
  }

  @Override
  public @Nullable String currentTraceId() {
    ContextSpan current = tracer.parent(ThreadContext.current(), System.nanoTime(), null);
    TraceParent parent = current == null ? null : current.asParent();
    return parent == null ? null : TraceIdText.of(parent.layer, parent.startEpochMicros, parent.id);
  }

  private void addMetadata(OpenSpan span, @Nullable String key, @Nullable Object value) {
    if (key != null) {
      String name = text(key);
      CapturedValue taken = take(key, value);
      OpenSpan owner = name.equals(TRACEPARENT) ? rootOf(span) : span;
      synchronized (owner) {
        if (owner.isOpen()) {
          owner.putMetadata(name, taken);
        }
      }
    }
  }

  /** The root above this span; the span itself where the root has ended or is on another thread. */
  private static OpenSpan rootOf(OpenSpan span) {
    if (!span.context().isOwn()) {
      return span;
    }
    OpenSpan root = span;
    while (root.hasParent && root.below() instanceof OpenSpan below) {
      root = below;
    }
    return !root.hasParent && root.isOpen() ? root : span;
  }

  @Override
  public void spanError(Object opened, @Nullable Throwable error) {
    OpenSpan span = (OpenSpan) opened;
    synchronized (span) {
      if (span.isOpen()) {
        span.status = TraceStatus.ERROR;
        span.error = "";
        if (error != null) {
          tracer.setThrown(span, error);
        }
      }
    }
  }

  @Override
  public void spanBlocked(Object opened, @Nullable String reason) {
    OpenSpan span = (OpenSpan) opened;
    String text = text(reason);
    synchronized (span) {
      if (span.isOpen()) {
        span.status = TraceStatus.BLOCKED;
        span.error = text;
      }
    }
  }

  @Override
  public void spanConfidence(Object opened, double confidence) {
    OpenSpan span = (OpenSpan) opened;
    if (confidence >= 0 && confidence <= 1) {
      long hundredths = Math.round(confidence * 100);
      String text = hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
      synchronized (span) {
        if (span.isOpen()) {
          span.confidence = text;
        }
      }
    }
  }

  @Override
  public void closeSpan(Object opened) {
    OpenSpan span = (OpenSpan) opened;
    long now = System.nanoTime();
    synchronized (span) { // Whoever sets something meanwhile does it before, or not at all.
      if (tracer.end(span, now, null)) {
        hand(span, now);
      }
    }
  }

  @Override
  public void event(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input,
      @Nullable Object output,
      @Nullable String status,
      @Nullable Map<String, ?> metadata) {
    OpenSpan event = start(layerCode, operation, component, operation);
    if (event == null) {
      return;
    }
    addValues(event, input, output);
    for (TraceStatus known : TraceStatus.values()) {
      event.status = known.label().equals(status) ? known : event.status;
    }
    if (metadata != null) {
      fields(metadata).forEach(event::putMetadata);
    }
    hand(event, System.nanoTime());
  }

  @Override
  public void executorTrace(L9ExecutorTask task) {
    String name = text(task.agentId()) + ":" + text(task.taskName());
    OpenSpan event = start(HrmLayer.SYSTEM.code(), "execute", task.agentId(), name);
    if (event == null) {
      return;
    }
    addValues(event, task.inputs(), task.outputs());
    event.durationNanos = Math.max(0, task.durationMs()) * NANOS_PER_MS;
    event.startEpochMicros -= TimeUnit.NANOSECONDS.toMicros(event.durationNanos);
    if (!event.hasParent) {
      event.setRoot(); // The start is a part of its identity.
    }
    event.putMetadata("task_id", take(null, task.taskId()));
    addList(event, "patterns", task.patterns());
    if (addList(event, "errors", task.errors()) instanceof CapturedValue.Items items
        && !items.values().isEmpty()) {
      event.status = TraceStatus.ERROR;
      event.error = items.values().get(0) instanceof CapturedValue.Text t ? t.value() : "";
    }
    hand(event, System.nanoTime());
  }

  private void hand(OpenSpan ended, long now) {
    if (tracer.isEvent(ended, now)) {
      ended.markUnsampled();
      tracer.hand(ended);
    }
  }

  /**
   * A span that starts and ends at once, without becoming current; null while nothing is traced.
   */
  private @Nullable OpenSpan start(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable String task) {
    ThreadContext context = ThreadContext.current();
    if (tracer.isOff(context)) {
      return null;
    }
    tracer.firstSpans(context);
    OpenSpan event = newSpan(layerCode, operation, component, task, context);
    tracer.identify(event, System.nanoTime());
    event.durationNanos = 0;
    return event;
  }

  private void addValues(OpenSpan event, @Nullable Object input, @Nullable Object output) {
    if (input != null) {
      addInput(event, input);
    }
    if (output != null) {
      event.endInputs();
      tracer.spans(event.context()).capture(output, event.data);
      event.endOutput();
    }
  }

  private @Nullable CapturedValue addList(
      OpenSpan event, String key, @Nullable List<String> values) {
    if (values == null) {
      return null;
    }
    CapturedValue captured = take(null, values);
    event.putMetadata(key, captured);
    return captured;
  }

  /** The entries of a map that the program passed; those of a map of its own are not read. */
  private Map<String, CapturedValue> fields(Map<String, ?> map) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    if (take(null, map) instanceof CapturedValue.Fields captured) {
      fields.putAll(captured.values());
    }
    fields.remove(CapturedValue.TYPE);
    return fields;
  }

  /** What a value is shown as under this name, if it has one; nothing is traced meanwhile. */
  private CapturedValue take(@Nullable String name, @Nullable Object value) {
    ThreadContext context = ThreadContext.current();
    if (context.suspend()) {
      return NOT_CAPTURED; // From within another value.
    }
    try {
      ValueCapturer capturer = tracer.capturer();
      return name == null ? capturer.capture(value) : capturer.capture(name, value);
    } finally {
      context.resume(false);
    }
  }

  /** Names are values like others: of bounded length, and without secrets. */
  private String text(@Nullable String text) {
    return tracer.capturer().capture(text) instanceof CapturedValue.Text taken ? taken.value() : "";
  }

  private static HrmLayer layer(String code) {
    for (HrmLayer layer : HrmLayer.values()) {
      if (layer.code().equals(code)) {
        return layer;
      }
    }
    return HrmLayer.SYSTEM;
  }
}
