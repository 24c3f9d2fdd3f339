package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.capture.ValueWalk;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.handoff.SpanLog;
import dev.l9.trace.agent.handoff.WholeMemory;
import dev.l9.trace.agent.site.TraceSite;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: the objects that a thread keeps for its next spans, so that they needn't be allocated.
 * Confined to its thread.
 *
 * <p>A span is given back only by its own method, at the method's end. A span that other code took
 * off the stack isn't given back, since its method may still run and refer to it.
 */
final class ThreadSpans {

  /** Recursion that is deeper than this allocates its spans. */
  private static final int MAX_KEPT = 256;

  /**
   * The log of this thread; null for virtual threads, since there are too many to give each a log.
   */
  final @Nullable SpanLog log;

  final ValueCapturer capturer;
  private final ValueWalk walk;
  private final WholeMemory wholeMemory;
  private @Nullable ValueWalk wholeWalk;
  private final ThreadContext context;
  private final TraceIds.Block ids;
  private @Nullable OpenSpan free;
  private int kept;

  /** How many spans were opened by hand since {@link UnclosedSpans} counted those that are open. */
  int openedByHand;

  ThreadSpans(
      ThreadContext context,
      ValueCapturer capturer,
      WholeMemory wholeMemory,
      TraceIds.Block ids,
      @Nullable SpanLog log) {
    this.context = context;
    this.capturer = capturer;
    this.walk = capturer.newWalk();
    this.wholeMemory = wholeMemory;
    this.ids = ids;
    this.log = log;
  }

  /** Makes the objects of a thread anew, since values are now captured by another capturer. */
  ThreadSpans(ThreadSpans before, ValueCapturer capturer) {
    this(before.context, capturer, before.wholeMemory, before.ids, before.log);
  }

  /** Takes a span for an execution at this site. */
  OpenSpan take(TraceSite site, int siteNumber) {
    OpenSpan span = free;
    if (span == null) {
      span = new OpenSpan(site, siteNumber, context);
    } else {
      free = span.nextFree;
      kept--;
      span.nextFree = null;
      span.reuse(site, siteNumber);
    }
    span.id = nextId();
    return span;
  }

  /**
   * Appends a value as it is now. Nothing is traced on this thread during the capture, since that
   * would write between the bytes of the value.
   */
  void capture(@Nullable Object value, ValueBytes to) {
    if (context.suspend()) {
      to.text(Tracer.NOT_CAPTURED); // Another value is being captured, to which these bytes belong.
      return;
    }
    try {
      walk.capture(value, to);
    } finally {
      context.resume(false);
    }
  }

  /**
   * Captures an argument again, as a whole, if a part of it was left out just now.
   *
   * @param span an execution whose events have the values as a whole
   */
  void captureWholeInput(OpenSpan span, int index, @Nullable Object value) {
    if (walk.hasCut() && !context.suspend()) {
      try {
        span.whole(wholeMemory).addInput(index, value, wholeWalk());
      } finally {
        context.resume(false);
      }
    }
  }

  /** Captures the object on which a method was called, as a whole. No summary shows it. */
  void captureReceiver(OpenSpan span, Object receiver) {
    if (!context.suspend()) {
      try {
        span.whole(wholeMemory).addReceiver(receiver, wholeWalk());
      } finally {
        context.resume(false);
      }
    }
  }

  /** Captures the output again, as an argument. */
  void captureWholeOutput(OpenSpan span, @Nullable Object value) {
    if (walk.hasCut() && !context.suspend()) {
      try {
        span.whole(wholeMemory).addOutput(value, wholeWalk());
      } finally {
        context.resume(false);
      }
    }
  }

  private ValueWalk wholeWalk() {
    ValueWalk present = wholeWalk;
    if (present == null) {
      present = capturer.newWholeWalk();
      wholeWalk = present;
    }
    return present;
  }

  /** Appends a primitive value. */
  void capture(long value, ValueBytes to) {
    walk.capture(value, to);
  }

  /** Appends a primitive value. */
  void capture(double value, ValueBytes to) {
    walk.capture(value, to);
  }

  /** Takes back a span whose record was handed over. */
  void giveBack(OpenSpan span) {
    span.dropWhole();
    if (kept < MAX_KEPT) {
      kept++;
      span.nextFree = free;
      free = span;
    }
  }

  /** A number that no other span of this JVM has. */
  long nextId() {
    return ids.next();
  }
}
