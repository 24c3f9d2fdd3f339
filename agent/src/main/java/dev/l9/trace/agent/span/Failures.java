package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.Thrown;
import dev.l9.trace.agent.site.SiteRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows exceptions from the executions in which they begin to those that swallow them, and
 * describes them. Safe for use by several threads.
 *
 * <p>The JVM makes the frames of an exception when they are asked for, which may take longer than
 * everything else about it. So this takes at most a hundredth of the time, and half a second at
 * once. Of the exceptions beyond that it isn't known where they were thrown.
 */
final class Failures {

  private static final long SHARE = 100;

  /** A chain of causes may be endless. */
  private static final int MAX_CAUSES = 50;

  private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(500) * SHARE;

  private final SiteRegistry sites;

  /** When the share of the time is free again, by {@link System#nanoTime()}. */
  private final AtomicLong freeAt = new AtomicLong(System.nanoTime());

  Failures(SiteRegistry sites) {
    this.sites = sites;
  }

  /**
   * Decides what became of a callee's exception that an execution doesn't throw. A span opened by
   * hand doesn't see what is thrown, so the method around it does.
   */
  static void leaveToCaller(OpenSpan ended, boolean isOwn) {
    if (ended.siteNumber != SpanRecord.NONE) {
      swallow(ended);
    } else if (isOwn) {
      tellCaller(ended, ended.thrownByCallee, ended.throwingCallee);
    }
    ended.thrownByCallee = null;
  }

  private static void swallow(OpenSpan span) {
    Thrown byCallee = span.thrownByCallee;
    span.swallowed += byCallee == null || byCallee.isBlocked ? 0 : 1;
  }

  /** Tells the execution below on the stack what came out of one that it called. */
  static void tellCaller(OpenSpan ended) {
    tellCaller(ended, ended.thrown, ended.siteNumber);
  }

  private static void tellCaller(OpenSpan ended, @Nullable Thrown thrown, int site) {
    if (ended.context().top() instanceof OpenSpan caller && caller.thrownByCallee != thrown) {
      swallow(caller);
      caller.thrownByCallee = thrown;
      caller.throwingCallee = site;
    }
  }

  /**
   * Notes what came out of an execution: what had come out of a callee, or something new. What had
   * come out of a callee and is a cause of the new exception isn't swallowed.
   */
  void set(OpenSpan span, Throwable thrown, ValueCapturer capturer) {
    Thrown byCallee = span.thrownByCallee;
    span.thrownByCallee = null;
    Thrown described;
    if (byCallee != null && byCallee.refersTo(thrown)) {
      described = byCallee;
    } else {
      described = describe(thrown, capturer, span);
      if (byCallee != null && !byCallee.isBlocked && !isCause(byCallee, thrown, capturer)) {
        span.swallowed++;
      }
    }
    span.thrown = described;
    span.error = described.error;
  }

  private static boolean isCause(Thrown byCallee, Throwable thrown, ValueCapturer capturer) {
    Throwable cause = capturer.causeOf(thrown);
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (byCallee.refersTo(cause)) {
        return true;
      }
      cause = capturer.causeOf(cause);
    }
    return false;
  }

  /** Describes an exception that began in this execution; nothing is traced meanwhile. */
  private Thrown describe(Throwable thrown, ValueCapturer capturer, OpenSpan in) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      return new Thrown(
          thrown,
          capturer.errorText(thrown),
          capturer.causeText(thrown),
          place(thrown, capturer),
          in);
    } finally {
      context.resume(before);
    }
  }

  private String place(Throwable thrown, ValueCapturer capturer) {
    long start = System.nanoTime();
    long free = freeAt.get();
    if (free - start > BURST_NANOS) {
      return "";
    }
    String place = place(capturer.framesOf(thrown));
    long now = System.nanoTime();
    freeAt.set(Math.max(free, now) + (now - start) * SHARE);
    return place;
  }

  /** The first frame in a package that has traced methods, or else the first of all. */
  private String place(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (sites.isInTracedPackage(frame.getClassName())) {
        return text(frame);
      }
    }
    return frames.length == 0 ? "" : text(frames[0]);
  }

  private static String text(StackTraceElement frame) {
    String name = frame.getClassName();
    String file = frame.getFileName();
    String shown = file == null ? name.substring(name.lastIndexOf('.') + 1) : file;
    return frame.getLineNumber() > 0 ? shown + ":" + frame.getLineNumber() : shown;
  }
}
