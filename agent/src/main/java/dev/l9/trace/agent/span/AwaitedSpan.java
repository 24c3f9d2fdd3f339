package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.handoff.CutOffSpan;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A span whose method has returned, and whose result is still to come. It holds bytes and numbers,
 * nothing of the application.
 *
 * <p>It ends once, with what comes first; whatever is said of it later does nothing. Safe for use
 * by several threads. Its monitor is held while a value is captured, never while anybody waits.
 */
public final class AwaitedSpan {

  /** What is known of its result. */
  private enum State {
    /** The result comes only when somebody asks for it, and nobody has so far. */
    UNSUBSCRIBED,
    /** The result comes by itself. */
    AWAITED,
    /** A part of the method runs, on a thread that holds the span for so long. */
    RUNNING,
    /** The result, or what stands for it, was there. */
    ENDED
  }

  private static final String CANCELLED = "cancelled";
  private static final String UNFINISHED = "unfinished";

  private final Tracer tracer;
  private final OpenSpan span;
  private final String threadName;
  private final int weight;
  private final TraceParent asParent;
  private @Nullable AwaitedEntry entry;
  private State state = State.AWAITED;

  /** Whether its result goes to its caller when that is resumed. */
  private boolean passedOn;

  /** Whether it was written as unfinished, when the agent was detached. */
  private boolean reported;

  /** Whether nobody is left who could give it a result; a part of it that runs may still end it. */
  private boolean orphaned;

  /**
   * Awaits the result of this span.
   *
   * @param span a copy that belongs to nobody else
   * @param threadName of the thread that called the method
   */
  AwaitedSpan(Tracer tracer, OpenSpan span, String threadName) {
    this.tracer = tracer;
    this.span = span;
    this.threadName = threadName;
    this.weight = span.recordLength() + AwaitedSpans.OWN_WEIGHT;
    this.asParent = span.asParent();
  }

  /** What its children on other threads get. */
  public TraceParent asParent() {
    return asParent;
  }

  int weight() {
    return weight;
  }

  /** Sets where it is kept until its end. */
  synchronized void keepIn(AwaitedEntry newEntry) {
    entry = newEntry;
  }

  /** Whether its result is still to come. */
  public synchronized boolean isAwaited() {
    return state != State.ENDED;
  }

  /** Whether the result's value is looked at. */
  boolean capturesOutput() {
    return span.sampled && span.site.result() == TraceSite.Result.CAPTURED;
  }

  /** Says that the result comes only when somebody asks for it, and nobody has so far. */
  public synchronized void awaitSubscriber() {
    leaveFor(State.UNSUBSCRIBED);
  }

  /** Says that somebody has asked for the result; true for the first. */
  public synchronized boolean subscribe() {
    boolean isFirst = state == State.UNSUBSCRIBED;
    if (isFirst) {
      state = State.AWAITED;
    }
    return isFirst;
  }

  /** Says that its first part runs on the calling thread. */
  synchronized void begin(boolean newPassedOn) {
    run();
    passedOn = newPassedOn;
  }

  /** Whether its result goes to its caller when that is resumed. */
  public synchronized boolean isPassedOn() {
    return passedOn;
  }

  /** Says that a part of it runs on the calling thread, which holds it for so long. */
  public synchronized void run() {
    leaveFor(State.RUNNING);
  }

  private void leaveFor(State next) {
    if (state != State.ENDED) {
      state = next;
    }
  }

  /** Ends {@link #run}: it waits for the next part. */
  public void pause() {
    synchronized (this) {
      leaveFor(State.AWAITED);
      if (!orphaned) {
        return;
      }
    }
    long now = System.nanoTime();
    if (claim(now, TraceStatus.SUCCESS) && isEvent(now)) {
      synchronized (this) {
        span.putMetadata(UNFINISHED, new CapturedValue.Bool(true));
      }
      hand();
    }
  }

  /** Appends a value as it is now; to be called by the thread that has it. */
  void capture(@Nullable Object value, ValueBytes to) {
    tracer.firstSpans(ThreadContext.current()).capture(value, to);
  }

  /** Ends it with its result: a value, or a {@link CapturedStream}. */
  public void succeed(@Nullable Object value) {
    long now = System.nanoTime();
    if (claim(now, TraceStatus.SUCCESS) && isEvent(now)) {
      try {
        addOutput(value);
      } finally { // Also without a value that there was no stack or no memory left for.
        hand();
      }
    }
  }

  private synchronized void addOutput(@Nullable Object value) {
    span.endInputs();
    switch (span.site.result()) {
      case CAPTURED -> {
        if (value instanceof CapturedStream stream) {
          stream.writeTo(span.data);
        } else {
          captureOutput(value);
        }
        span.endOutput();
      }
      case REDACTED -> {
        span.data.redacted();
        span.endOutput();
      }
      case NONE -> {}
    }
  }

  private void captureOutput(@Nullable Object value) {
    ThreadSpans spans = tracer.firstSpans(ThreadContext.current());
    spans.capture(value, span.data);
    if (span.site.whole()) {
      spans.captureWholeOutput(span, value);
    }
  }

  /** Ends it without a value. */
  public void finish() {
    long now = System.nanoTime();
    if (claim(now, TraceStatus.SUCCESS) && isEvent(now)) {
      hand();
    }
  }

  /** Ends it with what was thrown in place of a result. */
  public void fail(Throwable thrown) {
    if (thrown instanceof CancellationException) {
      cancel(null);
    } else {
      boolean isBlocked = Tracer.isBlocked(span.site, thrown);
      failAs(isBlocked ? TraceStatus.BLOCKED : TraceStatus.ERROR, thrown, null);
    }
  }

  /**
   * Ends it as no longer wanted.
   *
   * @param stream what had come by then; null for nothing
   */
  public void cancel(@Nullable CapturedStream stream) {
    failAs(TraceStatus.BLOCKED, null, stream);
  }

  private void failAs(
      TraceStatus status, @Nullable Throwable thrown, @Nullable CapturedStream stream) {
    long now = System.nanoTime();
    if (claim(now, status)) {
      try {
        addError(thrown, stream);
      } finally {
        hand();
      }
    }
  }

  private synchronized void addError(@Nullable Throwable thrown, @Nullable CapturedStream stream) {
    if (thrown != null) {
      tracer.setThrown(span, thrown);
    } else {
      span.error = CANCELLED;
      span.putMetadata(CANCELLED, new CapturedValue.Bool(true));
    }
    if (stream != null && span.sampled) {
      addOutput(stream);
    }
    span.markUnsampled();
  }

  /** Takes over what was added to its first part since the copy was made. */
  synchronized void addMetadataOf(OpenSpan firstPart) {
    if (state != State.ENDED) {
      firstPart.copyMetadata(span);
    }
  }

  /** Lets it be: somebody else writes it. */
  void withdraw() {
    if (claim(System.nanoTime(), TraceStatus.SUCCESS)) {
      leave();
    }
  }

  /** Ends it, for the first who wants to; whoever did {@link #hand}s it over, or has it leave. */
  private boolean claim(long now, TraceStatus status) {
    synchronized (this) {
      if (state == State.ENDED) {
        return false;
      }
      state = State.ENDED;
      span.durationNanos = now - span.startNanos;
      span.status = status;
    }
    tracer.remember(span);
    return true;
  }

  private boolean isEvent(long now) {
    boolean isEvent = tracer.isEvent(span, now);
    if (!isEvent) {
      leave();
    }
    return isEvent;
  }

  private void hand() {
    try {
      tracer.handAwaited(span, threadName);
    } finally {
      leave();
    }
  }

  /** It is kept until it is handed over, so that its trace is known to be open until then. */
  private void leave() {
    AwaitedSpans.release(this);
    AwaitedEntry left;
    synchronized (this) {
      left = entry;
    }
    if (left != null) {
      AwaitedSpans.remove(left, this);
    }
  }

  /**
   * What is known of it while its end isn't; null where it has ended, or this was asked before:
   * when the agent was detached.
   *
   * @param now the time up to which it counts; its method's return, where nobody asked for it yet
   */
  synchronized @Nullable CutOffSpan cutOff(long now) {
    if (state == State.ENDED || reported) {
      return null;
    }
    reported = true;
    OpenSpan copy = span.copy();
    if (state == State.UNSUBSCRIBED) {
      copy.putMetadata("subscribed", new CapturedValue.Bool(false));
    } else {
      copy.durationNanos = now - span.startNanos;
      copy.putMetadata(UNFINISHED, new CapturedValue.Bool(true));
    }
    return CutOffSpan.of(copy, threadName);
  }

  /** Ends it, as nobody can give it a result any more; null where it has ended, or as above. */
  @Nullable CutOffSpan giveUp() {
    synchronized (this) {
      orphaned = true;
      if (state == State.ENDED || state == State.RUNNING) {
        return null;
      }
      CutOffSpan last = cutOff(span.startNanos + span.durationNanos);
      state = State.ENDED;
      AwaitedSpans.release(this);
      return last;
    }
  }
}
