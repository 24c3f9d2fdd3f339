package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ContextBoundary;
import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.TraceIdText;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.link.OpenTelemetrySpans;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9TraceHandler;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: what happens at entry and exit of a traced method. Per execution it allocates nothing
 * but what some values need to be read; it takes no lock and calls no code of the application.
 *
 * <p>A span is on its thread's stack from {@link #start} to its end. The stack and the span are
 * changed in an order that leaves both right when the JVM runs out of stack or memory in between:
 * what may fail comes before the span is pushed, and after it is popped.
 */
public final class Tracer extends L9TraceHandler {

  static final String NOT_CAPTURED = CapturedValue.CUT + " not captured";

  static final String END_NOT_SEEN = "its end was not seen";

  private final SiteRegistry sites;
  private final SpanHandoff handoff;

  private ValueCapturer capturer;
  private Sampler sampler;
  private @Nullable Mdc mdc;
  private @Nullable OpenTelemetrySpans openTelemetry;

  /** Set last, read first: so the others need not be. */
  private volatile boolean detached;

  /** When it was last detached or attached: what started before has been written as unfinished. */
  private long since = System.nanoTime();

  private final TraceIds ids = new TraceIds();
  private final TraceIds.Block systemIds = ids.newBlock();
  private final WallClock clock = new WallClock();
  private final TestFrames testFrames = new TestFrames();
  private final Failures failures;
  private final AtomicLong ownFailures = new AtomicLong();

  /** Traces what starts from now on. */
  public Tracer(SiteRegistry sites, SpanHandoff handoff, TracerSettings settings) {
    this.sites = sites;
    this.handoff = handoff;
    this.failures = new Failures(sites);
    this.capturer = settings.capturer();
    this.sampler = settings.sampler();
    this.mdc = settings.mdc();
    this.openTelemetry = settings.openTelemetry();
  }

  /** Traces nothing any more. Executions that are under way end without an event. */
  public void suspend() {
    sites.traceNone();
    since = System.nanoTime();
    detached = true;
  }

  /** Traces again what starts from now on, with these settings. */
  public void resume(TracerSettings settings) {
    capturer = settings.capturer();
    sampler = settings.sampler();
    mdc = settings.mdc();
    openTelemetry = settings.openTelemetry();
    since = System.nanoTime();
    detached = false;
  }

  ValueCapturer capturer() {
    return capturer;
  }

  /** Whether nothing is traced on this thread at the moment. */
  boolean isOff(ThreadContext context) {
    return detached || context.isSuspended();
  }

  /** What the thread of this context keeps; made when its first span begins. */
  ThreadSpans spans(ThreadContext context) {
    return Objects.requireNonNull((ThreadSpans) context.kept());
  }

  /** The same, for who may be its first; called by the thread itself. */
  ThreadSpans firstSpans(ThreadContext context) {
    ThreadSpans spans = (ThreadSpans) context.kept();
    ValueCapturer by = capturer;
    return spans != null && spans.capturer == by ? spans : newSpans(context, spans, by);
  }

  private ThreadSpans newSpans(
      ThreadContext context, @Nullable ThreadSpans before, ValueCapturer by) {
    if (before == null && !ThreadContexts.isVirtual(Thread.currentThread())) {
      context.watch(); // First: a context that isn't known could be lost with the log below.
    }
    ThreadSpans spans =
        before == null
            ? new ThreadSpans(context, by, handoff.wholeMemory(), ids.newBlock(), handoff.newLog())
            : new ThreadSpans(before, by);
    context.keep(spans);
    return spans;
  }

  @Override
  public @Nullable Object begin(int site) {
    ThreadContext context = ThreadContext.current();
    TraceSite traced = sites.traced(site);
    if (traced == null || isOff(context)) {
      return null;
    }
    OpenSpan span = firstSpans(context).take(traced, site);
    if (!sampler.samplesAll()) {
      span.sampled = isSampled(context, span);
    }
    return span;
  }

  /** The root's decision, which is known before the span is: so its arguments aren't captured. */
  private boolean isSampled(ThreadContext context, OpenSpan starting) {
    ContextSpan top = context.top();
    if (top instanceof OpenSpan open && isOver(open, starting)) {
      top = parent(context, System.nanoTime(), starting);
    }
    if (top instanceof OpenSpan open) {
      return open.sampled;
    }
    TraceParent carried = top == null ? null : top.asParent();
    return carried == null ? sampler.samplesRoot(starting.id) : carried.sampled;
  }

  @Override
  public void argument(Object span, int index, @Nullable Object value) {
    OpenSpan opened = (OpenSpan) span;
    if (!opened.sampled) {
      return;
    }
    opened.beginInput(index);
    try {
      spans(opened.context()).capture(value, opened.data);
    } catch (Throwable t) {
      opened.beginInput(index);
      opened.data.text(NOT_CAPTURED);
      opened.endInput();
      throw t;
    }
    opened.endInput();
    if (opened.site.whole()) {
      spans(opened.context()).captureWholeInput(opened, index, value);
    }
  }

  @Override
  public void argument(Object span, int index, long value) {
    OpenSpan opened = (OpenSpan) span;
    if (!opened.sampled) {
      return;
    }
    opened.beginInput(index);
    spans(opened.context()).capture(value, opened.data);
    opened.endInput();
  }

  @Override
  public void argument(Object span, int index, double value) {
    OpenSpan opened = (OpenSpan) span;
    if (!opened.sampled) {
      return;
    }
    opened.beginInput(index);
    spans(opened.context()).capture(value, opened.data);
    opened.endInput();
  }

  @Override
  public void argument(Object span, int index, boolean value) {
    OpenSpan opened = (OpenSpan) span;
    if (!opened.sampled) {
      return;
    }
    opened.beginInput(index);
    opened.data.bool(value);
    opened.endInput();
  }

  @Override
  public void receiver(Object span, Object receiver) {
    OpenSpan opened = (OpenSpan) span;
    if (opened.sampled) {
      spans(opened.context()).captureReceiver(opened, receiver);
    }
  }

  @Override
  public void start(Object span) {
    OpenSpan opened = (OpenSpan) span;
    identify(opened, System.nanoTime());
    opened.open();
    opened.context().push(opened);
    Mdc shownIn = mdc;
    if (shownIn != null) {
      opened.showIn(shownIn);
    }
  }

  /** Takes off the innermost span of this thread. */
  private static @Nullable ContextSpan pop(ThreadContext context) {
    ContextSpan popped = context.pop();
    if (popped instanceof OpenSpan span && span.formerInMdc != null) {
      span.formerInMdc.restore();
      span.formerInMdc = null;
    }
    return popped;
  }

  @Override
  public void constructing(Object span) {
    OpenSpan constructor = (OpenSpan) span;
    constructor.context().watch();
    constructor.constructing = true;
  }

  @Override
  public void constructed(Object span) {
    ((OpenSpan) span).constructing = false;
  }

  /** Whether a test framework has called the program, as far as the stacks of roots show it. */
  public boolean hasSeenTests() {
    return testFrames.found();
  }

  /** An id for an event of the agent's own. Called by the writer thread only. */
  public String newSystemId() {
    return TraceIdText.of(HrmLayer.SYSTEM, clock.epochMicros(System.nanoTime()), systemIds.next());
  }

  /** Sets who the span is, whose child, and when it starts. */
  void identify(OpenSpan span, long nanoTime) {
    span.startNanos = nanoTime;
    span.startEpochMicros = clock.epochMicros(nanoTime);
    ContextSpan parent = parent(span.context(), nanoTime, span);
    if (parent instanceof OpenSpan open) {
      span.setParent(open);
    } else {
      setParent(span, parent == null ? null : parent.asParent());
    }
  }

  private void setParent(OpenSpan span, @Nullable TraceParent parent) {
    if (parent == null) {
      span.setRoot();
      span.sampled = sampler.samplesRoot(span.id);
      noteRemoteParent(span);
      testFrames.look(span.siteNumber);
    } else {
      span.setParent(parent);
    }
  }

  private void noteRemoteParent(OpenSpan root) {
    String traceparent = openTelemetry == null ? null : openTelemetry.traceparent();
    if (traceparent != null) {
      root.putMetadata(ManualSpans.TRACEPARENT, new CapturedValue.Text(traceparent));
    }
  }

  /**
   * The innermost span that is really open, or the boundary behind which there is none; those above
   * it are taken off.
   */
  @Nullable ContextSpan parent(ThreadContext context, long now, @Nullable OpenSpan starting) {
    ContextSpan top = context.top();
    while (top instanceof OpenSpan open && isOver(open, starting)) {
      pop(context);
      abandon(open, now, null);
      top = context.top();
    }
    return top;
  }

  /** Whose children would start on this thread now; null where they would be roots. */
  @Nullable TraceParent current(ThreadContext context) {
    if (context.top() == null || isOff(context)) {
      return null;
    }
    ContextSpan current = parent(context, System.nanoTime(), null);
    return current == null ? null : current.asParent();
  }

  /** Takes a boundary off its stack, with whatever was left open above it. */
  void leave(ThreadContext context, ContextBoundary boundary) {
    long now = context.top() == boundary ? 0 : System.nanoTime();
    for (ContextSpan s = pop(context); s != null && s != boundary; s = pop(context)) {
      if (s instanceof OpenSpan left) {
        abandon(left, now, null);
      }
    }
  }

  private static boolean isOver(OpenSpan span, @Nullable OpenSpan starting) {
    return !span.isOpen() || (span.constructing && !ConstructorFrames.isRunning(span, starting));
  }

  @Override
  public void exit(Object span) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null) && isWritten(ended, now)) {
      try {
        ended.endInputs();
        if (ended.site.result() == TraceSite.Result.REDACTED) {
          ended.data.redacted();
          ended.endOutput();
        }
      } finally {
        handBack(ended);
      }
    }
  }

  @Override
  public void exit(Object span, @Nullable Object result) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null) && isWritten(ended, now)) {
      try {
        ended.endInputs();
        spans(ended.context()).capture(result, ended.data);
        ended.endOutput();
        if (ended.site.whole()) {
          spans(ended.context()).captureWholeOutput(ended, result);
        }
      } finally {
        handBack(ended);
      }
    }
  }

  @Override
  public void exit(Object span, long result) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null) && isWritten(ended, now)) {
      try {
        ended.endInputs();
        spans(ended.context()).capture(result, ended.data);
        ended.endOutput();
      } finally {
        handBack(ended);
      }
    }
  }

  @Override
  public void exit(Object span, double result) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null) && isWritten(ended, now)) {
      try {
        ended.endInputs();
        spans(ended.context()).capture(result, ended.data);
        ended.endOutput();
      } finally {
        handBack(ended);
      }
    }
  }

  @Override
  public void exit(Object span, boolean result) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, null) && isWritten(ended, now)) {
      try {
        ended.endInputs();
        ended.data.bool(result);
        ended.endOutput();
      } finally {
        handBack(ended);
      }
    }
  }

  @Override
  public void fail(Object span, Throwable thrown) {
    long now = System.nanoTime();
    OpenSpan ended = (OpenSpan) span;
    if (end(ended, now, thrown)) {
      ended.status = isBlocked(ended.site, thrown) ? TraceStatus.BLOCKED : TraceStatus.ERROR;
      try {
        setThrown(ended, thrown);
        Failures.tellCaller(ended);
        ended.markUnsampled();
      } finally {
        handBack(ended);
      }
    }
  }

  /**
   * Whether an ended span becomes an event. One that doesn't is counted; where that fails, it does.
   */
  private boolean isWritten(OpenSpan ended, long now) {
    if (isEvent(ended, now)) {
      return true;
    }
    spans(ended.context()).giveBack(ended);
    return false;
  }

  /** As {@link #isWritten}, of a span whose object somebody else may still hold. */
  boolean isEvent(OpenSpan ended, long now) {
    boolean isKept = ended.status != TraceStatus.SUCCESS || !isWanted(ended);
    if (isKept || (ended.sampled && !sampler.limits(ended, now))) {
      return true;
    }
    try {
      handoff.leaveOut(ended, !ended.sampled);
      return false;
    } catch (Throwable t) { // There was no stack or no memory left for it.
      passOnStop(t);
      return true;
    }
  }

  /** Hands over a span that its own method has ended, and has it used again. */
  private void handBack(OpenSpan ended) {
    ThreadSpans spans = spans(ended.context());
    if (isWanted(ended)) {
      handoff.hand(ended, spans.log);
    }
    spans.giveBack(ended);
  }

  /** Hands over a span whose object somebody else may still hold. */
  void hand(OpenSpan ended) {
    if (isWanted(ended)) {
      ThreadSpans spans = (ThreadSpans) ThreadContext.current().kept();
      handoff.hand(ended, spans == null ? null : spans.log);
    }
  }

  /** Hands over a span that was awaited. */
  void handAwaited(OpenSpan ended, String threadName) {
    if (isWanted(ended)) {
      handoff.handAs(ended, threadName);
    }
  }

  /** Counts a span whose event is lost. */
  void drop(OpenSpan ended) {
    handoff.drop(ended);
  }

  /** Whether the agent was attached all the time since the span has started. */
  boolean isWanted(OpenSpan span) {
    return span.startNanos - since >= 0;
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
      if (!span.hasStarted()) { // It could not: there was no stack or no memory for it.
        span.status = thrown == null ? TraceStatus.SUCCESS : TraceStatus.ERROR;
        handoff.drop(span);
      }
      return false;
    }
    ThreadContext context = span.context();
    boolean isOwn = span.siteNumber != SpanRecord.NONE || context.isOwn();
    if (isOwn && context.contains(span)) {
      for (ContextSpan s = pop(context); s != null && s != span; s = pop(context)) {
        if (s instanceof OpenSpan left) {
          abandon(left, now, thrown);
        }
      }
    }
    span.durationNanos = now - span.startNanos;
    if (thrown == null && span.thrownByCallee != null) {
      Failures.leaveToCaller(span, isOwn);
    }
    return true;
  }

  /** Ends a span whose own end was not seen: the stack overflowed, or nobody closed it. */
  private void abandon(OpenSpan span, long now, @Nullable Throwable thrown) {
    if (span.claimEnd()) {
      span.durationNanos = now - span.startNanos;
      span.status = TraceStatus.ERROR;
      if (thrown == null) {
        span.error = END_NOT_SEEN;
      } else {
        setThrown(span, thrown);
        Failures.tellCaller(span);
      }
      span.markUnsampled();
      remember(span);
      hand(span);
    }
  }

  /** Notes what came out of an execution. */
  void setThrown(OpenSpan span, Throwable thrown) {
    failures.set(span, thrown, capturer);
  }

  /** Has the site of a span known that ends late: its classes may be gone. */
  void remember(OpenSpan span) {
    sites.remember(span.siteNumber, span.site);
  }

  /** Forgets the sites with these numbers, which will never run again. */
  public void forget(Set<Integer> forgotten) {
    sampler.forget(forgotten);
    Mdc shownIn = mdc;
    if (shownIn != null) {
      shownIn.forget(forgotten);
    }
  }

  static boolean isBlocked(TraceSite site, Throwable thrown) {
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
    passOnStop(failure);
    if (ownFailures.getAndIncrement() == 0 && !(failure instanceof VirtualMachineError)) {
      AgentLog.error("a call was not traced in full: " + failure + "; more like it aren't logged");
    }
  }
}
