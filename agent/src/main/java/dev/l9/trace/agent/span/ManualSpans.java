package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The spans and events that the program makes by {@code L9Tracer}. Whatever it passes is taken as
 * given: null counts as empty, and a span that has ended is left as it is.
 */
final class ManualSpans {

  private static final long NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Tracer tracer;
  private final ValueCapturer capturer;
  private final SpanHandoff handoff;

  ManualSpans(Tracer tracer, ValueCapturer capturer, SpanHandoff handoff) {
    this.tracer = tracer;
    this.capturer = capturer;
    this.handoff = handoff;
  }

  @Nullable OpenSpan open(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input) {
    ThreadContext context = ThreadContext.current();
    if (context.isSuspended()) {
      return null;
    }
    String name = text(operation);
    OpenSpan span =
        new OpenSpan(TraceSite.manual(layer(layerCode), name, text(component), name), context);
    if (input != null) {
      span.addInput(capturer.capture(input));
    }
    context.watch();
    tracer.start(span);
    return span;
  }

  void output(OpenSpan span, @Nullable Object output) {
    if (!span.isEnded()) {
      span.setOutput(capturer.capture(output));
    }
  }

  void metadata(OpenSpan span, @Nullable String key, @Nullable Object value) {
    if (!span.isEnded() && key != null) {
      span.putMetadata(text(key), capturer.capture(key, value));
    }
  }

  void error(OpenSpan span, @Nullable Throwable error) {
    if (!span.isEnded()) {
      span.status = TraceStatus.ERROR;
      span.error = error == null ? "" : capturer.errorText(error);
    }
  }

  void blocked(OpenSpan span, @Nullable String reason) {
    if (!span.isEnded()) {
      span.status = TraceStatus.BLOCKED;
      span.error = text(reason);
    }
  }

  void confidence(OpenSpan span, double confidence) {
    if (!span.isEnded() && confidence >= 0 && confidence <= 1) {
      long hundredths = Math.round(confidence * 100);
      span.confidence = hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }
  }

  void close(OpenSpan span) {
    if (tracer.end(span, System.nanoTime(), null)) {
      handoff.hand(span);
    }
  }

  void event(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input,
      @Nullable Object output,
      @Nullable String status,
      @Nullable Map<String, ?> metadata) {
    String name = text(operation);
    OpenSpan event = start(TraceSite.manual(layer(layerCode), name, text(component), name));
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
    handoff.hand(event);
  }

  void executorTrace(
      @Nullable String taskId,
      @Nullable String taskName,
      @Nullable String agentId,
      @Nullable Map<String, ?> inputs,
      @Nullable Map<String, ?> outputs,
      long durationMs,
      @Nullable List<String> errors,
      @Nullable List<String> patterns) {
    String task = text(agentId) + ":" + text(taskName);
    OpenSpan event = start(TraceSite.manual(HrmLayer.SYSTEM, "execute", text(agentId), task));
    if (event == null) {
      return;
    }
    addValues(event, inputs, outputs);
    event.durationNanos = Math.max(0, durationMs) * NANOS_PER_MS;
    event.startEpochMicros -= TimeUnit.NANOSECONDS.toMicros(event.durationNanos);
    event.putMetadata("task_id", capturer.capture(taskId));
    addList(event, "patterns", patterns);
    if (addList(event, "errors", errors) instanceof CapturedValue.Items items
        && !items.values().isEmpty()) {
      event.status = TraceStatus.ERROR;
      event.error = items.values().get(0) instanceof CapturedValue.Text t ? t.value() : "";
    }
    handoff.hand(event);
  }

  /**
   * A span that starts and ends at once, without becoming current; null while nothing is traced.
   */
  private @Nullable OpenSpan start(TraceSite site) {
    ThreadContext context = ThreadContext.current();
    if (context.isSuspended()) {
      return null;
    }
    OpenSpan event = new OpenSpan(site, context);
    tracer.identify(event, System.nanoTime());
    event.claimEnd();
    event.threadName = Thread.currentThread().getName();
    return event;
  }

  private void addValues(OpenSpan event, @Nullable Object input, @Nullable Object output) {
    if (input != null) {
      event.addInput(capturer.capture(input));
    }
    if (output != null) {
      event.setOutput(capturer.capture(output));
    }
  }

  private @Nullable CapturedValue addList(
      OpenSpan event, String key, @Nullable List<String> values) {
    if (values == null) {
      return null;
    }
    CapturedValue captured = capturer.capture(values);
    event.putMetadata(key, captured);
    return captured;
  }

  /** The entries of a map that the program passed; those of a map of its own are not read. */
  private Map<String, CapturedValue> fields(Map<String, ?> map) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    if (capturer.capture(map) instanceof CapturedValue.Fields captured) {
      fields.putAll(captured.values());
    }
    fields.remove(CapturedValue.TYPE);
    return fields;
  }

  /** Names are values like others: of bounded length, and without secrets. */
  private String text(@Nullable String text) {
    return capturer.capture(text) instanceof CapturedValue.Text taken ? taken.value() : "";
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
