package dev.l9.trace.agent.export;

import dev.l9.trace.agent.context.AgentThread;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.handoff.CutOffSpan;
import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.SpanSink;
import dev.l9.trace.agent.span.LeftOpenSpans;
import dev.l9.trace.agent.span.UnfinishedSpans;
import dev.l9.trace.bootstrap.AgentLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The writer thread: gives the spans that were handed over to the exporters.
 *
 * <p>It writes every 50 ms while there is something to write, so that an event is in the file well
 * within 100 ms, and sleeps while there is nothing. Whatever an exporter throws concerns one span
 * or one flush: the first is logged, and work goes on. Where the program has used up all memory,
 * the thread waits for a while, as that rarely lasts, before it gives a span up. It ends with the
 * JVM, by {@link #end}.
 */
public final class SpanWriter implements Runnable {

  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** How often spans of threads that have ended, and sites of classes that are gone, are sought. */
  private static final long LEFT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long MEMORY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final int MEMORY_ATTEMPTS = 50;

  /** After this long without a span the thread sleeps until one comes, or a block is due. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long MAX_SLEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SpanHandoff handoff;
  private final SpanExporter[] exporters;
  private final @Nullable EventExporter events;
  private final @Nullable GoneSites goneSites;
  private long idleSince;
  private long leftSeen = System.nanoTime();
  private boolean failureLogged;
  private boolean overrunLogged;
  private long droppedTotal;
  private final SpanSink exportAll = this::export;

  private final Object endMonitor = new Object();
  private boolean endWanted;
  private boolean ended;

  SpanWriter(
      SpanHandoff handoff,
      @Nullable EventExporter events,
      List<SpanExporter> exporters,
      @Nullable GoneSites goneSites) {
    this.handoff = handoff;
    this.events = events;
    this.goneSites = goneSites;
    this.exporters = exporters.toArray(new SpanExporter[0]);
  }

  /** Starts the thread. */
  public void start() {
    Thread thread = AgentThread.create(this, "l9-trace-writer");
    handoff.setReader(thread);
    thread.start();
  }

  @Override
  public void run() {
    ThreadContext.current().suspend();
    idleSince = System.nanoTime();
    while (!isEndWanted()) {
      try {
        work();
      } catch (Throwable t) {
        failed(t);
      }
    }
    end();
  }

  private void work() {
    // Whoever interrupts all threads doesn't mean this one: it would neither wait nor write.
    Thread.interrupted();
    boolean worked = drain();
    long now = System.nanoTime();
    idleSince = worked ? now : idleSince;
    if (now - leftSeen > LEFT_NANOS) {
      leftSeen = now;
      exportLeftOpen();
      if (goneSites != null) {
        goneSites.check();
      }
    }
    flush(false);
    if (!isEndWanted()) {
      sleep(now - idleSince > IDLE_NANOS);
    }
  }

  private void sleep(boolean isIdle) {
    if (isIdle) {
      handoff.awaitNext(dueInNanos());
    } else {
      handoff.await(PERIOD_NANOS);
    }
  }

  /** Classes may come and go though none of their methods is called. */
  private long dueInNanos() {
    long due = MAX_SLEEP_NANOS;
    for (SpanExporter exporter : exporters) {
      due = Math.min(due, Math.max(PERIOD_NANOS, exporter.dueInNanos()));
    }
    return due;
  }

  private void end() {
    Thread.interrupted();
    try {
      exportUnfinished();
    } catch (Throwable t) {
      failed(t);
    }
    try {
      handoff.drainPresent(exportAll); // Whatever went wrong before.
      exportDropped();
      exportLeftOut();
    } catch (Throwable t) {
      failed(t);
    }
    flush(true);
    sayDropped();
    synchronized (endMonitor) {
      ended = true;
      endMonitor.notifyAll();
    }
  }

  /** The last of all lines: the events that recorded it may be rotated away by then. */
  private void sayDropped() {
    long total = events == null ? droppedTotal : events.droppedTotal();
    if (total > 0) {
      AgentLog.warn(total + (total == 1 ? " event was" : " events were") + " dropped in all");
    }
  }

  private void exportUnfinished() {
    UnfinishedSpans unfinished = UnfinishedSpans.find();
    // What has ended since is handed over by now, and more than found: its end is known.
    SpanSink sink = new SpanSink() { // Not a lambda: a security manager may refuse to have it made.
          @Override
          public void accept(SpanRecord span) {
            unfinished.hasEnded(span);
            export(span);
          }
        };
    handoff.drainPresent(sink);
    for (CutOffSpan span : unfinished.spans()) {
      handoff.give(span, exportAll);
    }
    exportLeftOpen();
  }

  private void exportLeftOpen() {
    for (CutOffSpan span : LeftOpenSpans.take()) {
      handoff.give(span, exportAll);
    }
  }

  /** Exports what was handed over, for about a period; false where there was nothing. */
  private boolean drain() {
    long start = System.nanoTime();
    boolean worked = false;
    while (handoff.drain(exportAll)) {
      worked = true;
      if (System.nanoTime() - start > PERIOD_NANOS) {
        break;
      }
    }
    exportDropped();
    return exportLeftOut() || worked;
  }

  private void export(SpanRecord span) {
    for (SpanExporter exporter : exporters) {
      for (int attempt = 1; !export(span, exporter, attempt == MEMORY_ATTEMPTS); attempt++) {
        LockSupport.parkNanos(this, MEMORY_WAIT_NANOS);
      }
    }
  }

  /** False where it may go better in a moment. */
  private boolean export(SpanRecord span, SpanExporter exporter, boolean lastAttempt) {
    try {
      exporter.export(span);
    } catch (OutOfMemoryError e) {
      if (!lastAttempt) {
        return false;
      }
      lost(exporter, e);
    } catch (Throwable t) {
      lost(exporter, t);
    }
    return true;
  }

  private void lost(SpanExporter exporter, Throwable t) {
    if (events != null && exporter.equals(events)) {
      events.addDropped(1);
    }
    failed(t);
  }

  private void exportDropped() {
    long dropped = handoff.takeDroppedCount();
    if (dropped == 0) {
      return;
    }
    droppedTotal += dropped;
    if (!overrunLogged && handoff.isOverrun()) {
      overrunLogged = true;
      AgentLog.warn("events come faster than they can be written: some are dropped and counted");
    }
    if (events != null) {
      events.addDropped(dropped);
    }
    for (DroppedSpans.Dropped one : handoff.dropped().takeAll()) {
      exportDropped(one);
    }
  }

  private void exportDropped(DroppedSpans.Dropped dropped) {
    for (SpanExporter exporter : exporters) {
      try {
        exporter.exportDropped(dropped);
      } catch (Throwable t) {
        failed(t);
      }
    }
  }

  /** False where there was nothing. */
  private boolean exportLeftOut() {
    boolean worked = false;
    for (LeftOutSpans.LeftOut one : handoff.leftOut().takeAll()) {
      worked = true;
      for (SpanExporter exporter : exporters) {
        try {
          exporter.exportLeftOut(one);
        } catch (Throwable t) {
          failed(t);
        }
      }
    }
    return worked;
  }

  private void flush(boolean last) {
    for (SpanExporter exporter : exporters) {
      try {
        exporter.flush(last);
      } catch (Throwable t) {
        failed(t);
      }
    }
  }

  /** Without memory there is none for a message either; the next failure is logged then. */
  private void failed(Throwable t) {
    try {
      if (!failureLogged && !(t instanceof VirtualMachineError)) {
        AgentLog.error("a trace was not written in full: " + t + "; more like it aren't logged");
        failureLogged = true;
      }
    } catch (Throwable again) {
      // Out of memory: it must not end this thread.
    }
  }

  private boolean isEndWanted() {
    synchronized (endMonitor) {
      return endWanted;
    }
  }

  /**
   * Has everything written, blocks included, also the spans that are still open; then the thread
   * ends. An interrupt doesn't cut the wait short: a thread that was interrupted may well be the
   * one that ends the JVM.
   *
   * @return false where that took longer than {@code maxMillis}
   */
  public boolean end(long maxMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
    boolean interrupted = Thread.interrupted();
    try {
      synchronized (endMonitor) {
        endWanted = true;
        handoff.wakeReader();
        while (!ended) {
          long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (left <= 0) {
            return false;
          }
          try {
            endMonitor.wait(left);
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
