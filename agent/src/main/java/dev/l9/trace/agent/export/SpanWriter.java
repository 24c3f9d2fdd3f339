package dev.l9.trace.agent.export;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.span.DroppedSpans;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.SpanHandoff;
import dev.l9.trace.bootstrap.AgentLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The writer thread: takes ended spans from the queue and gives them to the exporters.
 *
 * <p>It writes every 20 ms while there is something to write, so that an event is in the file well
 * within 100 ms, and sleeps while there is nothing. Whatever an exporter throws concerns one span
 * or one flush: it is counted, the first is logged, and work goes on. It ends with the JVM.
 */
public final class SpanWriter implements Runnable {

  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** After this long without a span, and with no block due, the thread sleeps until one comes. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SpanHandoff handoff;
  private final List<SpanExporter> exporters;
  private final @Nullable EventExporter events;
  private long droppedBefore;
  private long failures;

  private final Object flushMonitor = new Object();
  private long flushesWanted;
  private long flushesDone;

  SpanWriter(SpanHandoff handoff, @Nullable EventExporter events, List<SpanExporter> exporters) {
    this.handoff = handoff;
    this.events = events;
    this.exporters = exporters;
  }

  /** Starts the thread. */
  public void start() {
    Thread thread = new Thread(null, this, "l9-trace-writer", 0, false);
    thread.setDaemon(true);
    // It must not keep a class loader of the application alive.
    thread.setContextClassLoader(null);
    handoff.setReader(thread);
    thread.start();
  }

  @Override
  public void run() {
    ThreadContext.current().suspend();
    long idleSince = System.nanoTime();
    while (true) {
      long wanted = flushesWanted();
      long flushesBefore = flushesDone;
      boolean worked = drain();
      flush(wanted > flushesBefore);
      flushDone(wanted);
      long now = System.nanoTime();
      idleSince = worked ? now : idleSince;
      if (flushesWanted() == wanted) {
        handoff.await(now - idleSince > IDLE_NANOS ? 0 : PERIOD_NANOS);
      }
    }
  }

  /** Exports what is in the queue; false where there was nothing. */
  private boolean drain() {
    OpenSpan span = handoff.queue().takeAll();
    boolean worked = span != null;
    while (span != null) {
      OpenSpan next = handoff.queue().after(span);
      export(span);
      span = next;
    }
    exportDropped();
    return worked;
  }

  private void export(OpenSpan span) {
    for (SpanExporter exporter : exporters) {
      try {
        exporter.export(span);
      } catch (Throwable t) {
        failed(t);
      }
    }
  }

  private void exportDropped() {
    long dropped = handoff.droppedCount();
    if (dropped == droppedBefore) {
      return;
    }
    if (droppedBefore == 0) {
      AgentLog.warn("events come faster than they can be written: some are dropped and counted");
    }
    if (events != null) {
      events.addDropped(dropped - droppedBefore);
    }
    droppedBefore = dropped;
    for (DroppedSpans.Dropped one : handoff.dropped().takeAll()) {
      for (SpanExporter exporter : exporters) {
        exporter.exportDropped(one);
      }
    }
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

  private void failed(Throwable t) {
    if (failures++ == 0) {
      AgentLog.error("a trace was not written in full: " + t + "; more like it aren't logged");
    }
  }

  private long flushesWanted() {
    synchronized (flushMonitor) {
      return flushesWanted;
    }
  }

  private void flushDone(long wanted) {
    synchronized (flushMonitor) {
      flushesDone = wanted;
      flushMonitor.notifyAll();
    }
  }

  /**
   * Has all written that has ended before the call, blocks included.
   *
   * @return false where that took longer than {@code maxMillis}
   */
  public boolean flush(long maxMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
    synchronized (flushMonitor) {
      long mine = ++flushesWanted;
      handoff.wakeReader();
      while (flushesDone < mine) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        try {
          flushMonitor.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }
}
