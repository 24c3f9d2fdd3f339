package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9TraceHandler;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: what happens at entry and exit of a traced method. Per execution it allocates the span
 * and the captured values; it takes no lock and calls no code of the application.
 *
 * <p>A span is on its thread's stack from {@link #start} to its end. The stack and the span are
 * changed in an order that leaves both right when the JVM runs out of stack or memory in between:
 * what may fail comes before the span is pushed, and after it is popped.
 */
public final class Tracer extends L9TraceHandler {

  private static final CapturedValue NOT_CAPTURED =
      new CapturedValue.Text(CapturedValue.CUT + " not captured");

  static final String END_NOT_SEEN = "its end was not seen";

  private final SiteRegistry sites;
  private final ValueCapturer capturer;
  private final SpanHandoff handoff;
  private final ManualSpans manual;
  private final TraceIds ids = new TraceIds();
  private final WallClock clock = new WallClock();
  private final AtomicLong failures = new AtomicLong();

  public Tracer(SiteRegistry sites, ValueCapturer capturer, SpanHandoff handoff) {
    this.sites = sites;
    this.capturer = capturer;
    this.handoff = handoff;
    this.manual = new ManualSpans(this, capturer, handoff);
  }

  @Override
  public @Nullable Object begin(int site) {
    ThreadContext context = ThreadContext.current();
    return context.isSuspended() ? null : new OpenSpan(sites.get(site), context);
  }

  @Override
  public void argument(Object span, @Nullable Object value) {
    CapturedValue captured = NOT_CAPTURED;
    try {
      captured = capturer.capture(value);
    } finally {
      // Always, or the next argument would stand under this one's name.
      ((OpenSpan) span).addInput(captured);
    }
  }

  @Override
  public void start(Object span) {
    OpenSpan opened = (OpenSpan) span;
    identify(opened, System.nanoTime());
    if (opened.site().isConstructor()) {
      opened.constructing = true;
      opened.context().watch();
    }
    opened.context().push(opened);
  }

  @Override
  public void constructed(Object span) {
    ((OpenSpan) span).constructing = false;
  }

  /** An id for an event of the agent's own. */
  public String newSystemId() {
    long second = Instant.now().getEpochSecond();
    return new TraceId(HrmLayer.SYSTEM, second, ids.next()).text();
  }

  /** Sets who the span is, whose child, and when it starts. */
  void identify(OpenSpan span, long nanoTime) {
    span.startNanos = nanoTime;
    span.startEpochMicros = clock.epochMicros(nanoTime);
    OpenSpan parent = parent(span.context(), nanoTime, span);
    if (parent != null) {
      // A system clock that is set back meanwhile must not put a child before its parent.
      span.startEpochMicros = Math.max(span.startEpochMicros, parent.startEpochMicros);
    }
    long second = Math.floorDiv(span.startEpochMicros, 1_000_000L);
    span.id = new TraceId(span.site().layer(), second, ids.next());
    if (parent == null) {
      span.rootId = span.id;
    } else {
      span.rootId = parent.rootId;
      span.parentId = parent.id;
      span.caller = parent.site().isMethod() ? parent.site() : parent.caller;
    }
  }

  /** The innermost span that is really open; those above it are taken off. */
  private @Nullable OpenSpan parent(ThreadContext context, long now, @Nullable OpenSpan starting) {
    OpenSpan top = (OpenSpan) context.top();
    while (top != null && isOver(top, starting)) {
      context.pop();
      abandon(top, now, null);
      top = (OpenSpan) context.top();
    }
    return top;
  }

  private static boolean isOver(OpenSpan span, @Nullable OpenSpan starting) {
    return span.isEnded() || (span.constructing && !ConstructorFrames.isRunning(span, starting));
  }

  @Override
  public void exit(Object span) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null)) {
      if (ended.site().result() == TraceSite.Result.REDACTED) {
        ended.setOutput(CapturedValue.REDACTED);
      }
      handoff.hand(ended);
    }
  }

  @Override
  public void exit(Object span, @Nullable Object result) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null)) {
      try {
        ended.setOutput(capturer.capture(result));
      } finally {
        handoff.hand(ended);
      }
    }
  }

  @Override
  public void fail(Object span, Throwable thrown) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, thrown)) {
      ended.status = isBlocked(ended.site(), thrown) ? TraceStatus.BLOCKED : TraceStatus.ERROR;
      try {
        ended.error = capturer.errorText(thrown);
      } finally {
        handoff.hand(ended);
      }
    }
  }

  /**
   * Takes the span off its stack, with whatever was left open above it, and stops its time. The
   * stack is changed by its own thread only: a span that another one closes stays there, ended,
   * until its thread comes by.
   *
   * @return whether it was open
   */
  boolean end(OpenSpan span, long now, @Nullable Throwable thrown) {
    if (!span.claimEnd()) {
      return false;
    }
    ThreadContext context = span.context();
    boolean isOwn = span.site().isMethod() || context.isOwn();
    if (isOwn && context.contains(span)) {
      OpenSpan top = (OpenSpan) context.pop();
      while (top != null && !top.equals(span)) {
        abandon(top, now, thrown);
        top = (OpenSpan) context.pop();
      }
    }
    finish(span, now);
    return true;
  }

  private static void finish(OpenSpan span, long now) {
    span.durationNanos = now - span.startNanos;
    span.threadName = Thread.currentThread().getName();
  }

  /** Ends a span whose own end was not seen: the stack overflowed, or nobody closed it. */
  private void abandon(OpenSpan span, long now, @Nullable Throwable thrown) {
    if (span.claimEnd()) {
      finish(span, now);
      span.status = TraceStatus.ERROR;
      span.error = thrown == null ? END_NOT_SEEN : capturer.errorText(thrown);
      handoff.hand(span);
    }
  }

  private static boolean isBlocked(TraceSite site, Throwable thrown) {
    if (!site.blockedBy().isEmpty()) {
      for (Class<?> c = thrown.getClass(); c != null; c = c.getSuperclass()) {
        if (site.blockedBy().contains(c.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void agentFailed(Throwable failure) {
    if (failures.getAndIncrement() == 0 && !(failure instanceof VirtualMachineError)) {
      AgentLog.error("a call was not traced in full: " + failure + "; more like it aren't logged");
    }
  }

  @Override
  public @Nullable Object openSpan(
      String layerCode,
      @Nullable String operation,
      @Nullable String component,
      @Nullable Object input) {
    return manual.open(layerCode, operation, component, input);
  }

  @Override
  public void spanOutput(Object span, @Nullable Object output) {
    manual.output((OpenSpan) span, output);
  }

  @Override
  public void spanMetadata(Object span, @Nullable String key, @Nullable Object value) {
    manual.metadata((OpenSpan) span, key, value);
  }

  @Override
  public void spanError(Object span, @Nullable Throwable error) {
    manual.error((OpenSpan) span, error);
  }

  @Override
  public void spanBlocked(Object span, @Nullable String reason) {
    manual.blocked((OpenSpan) span, reason);
  }

  @Override
  public void spanConfidence(Object span, double confidence) {
    manual.confidence((OpenSpan) span, confidence);
  }

  @Override
  public void closeSpan(Object span) {
    manual.close((OpenSpan) span);
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
    manual.event(layerCode, operation, component, input, output, status, metadata);
  }

  @Override
  public @Nullable String currentTraceId() {
    OpenSpan current = parent(ThreadContext.current(), System.nanoTime(), null);
    return current == null ? null : current.id();
  }

  @Override
  public void currentMetadata(@Nullable String key, @Nullable Object value) {
    OpenSpan current = parent(ThreadContext.current(), System.nanoTime(), null);
    if (current != null) {
      manual.metadata(current, key, value);
    }
  }

  @Override
  public void executorTrace(
      @Nullable String taskId,
      @Nullable String taskName,
      @Nullable String agentId,
      @Nullable Map<String, ?> inputs,
      @Nullable Map<String, ?> outputs,
      long durationMs,
      @Nullable List<String> errors,
      @Nullable List<String> patterns) {
    manual.executorTrace(taskId, taskName, agentId, inputs, outputs, durationMs, errors, patterns);
  }
}
