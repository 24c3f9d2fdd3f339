package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.context.ThreadContexts;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.model.TraceStatus;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: hands ended spans to the writer thread, and wakes it when it must be.
 *
 * <p>Where there is no room the caller waits, at most a millisecond; then the event is dropped and
 * counted. Safe for use by several threads.
 */
public final class SpanHandoff {

  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** A round of reading takes about so many bytes, so that no thread waits long for its turn. */
  private static final int ROUND = 1 << 18;

  private static final int MIN_SHARE = 1 << 13;

  /** By then, what another processor has stored is seen here. */
  private static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SiteRegistry sites;
  private final SpanMemory memory;
  private final SpanQueue queue;
  private final Queue<SpanLog> logs = new ConcurrentLinkedQueue<>();
  private final SpanRecord record;
  private final DroppedSpans dropped = new DroppedSpans();
  private final LongAdder droppedCount = new LongAdder();
  private final LeftOutSpans leftOut = new LeftOutSpans();
  private volatile @Nullable Thread reader;
  private volatile boolean readerSleeps;
  private volatile boolean overrun;
  private int logCount = 1;
  private long droppedTaken;

  /**
   * Hands over spans of these sites.
   *
   * @param bytes how much memory what waits may take
   */
  public SpanHandoff(SiteRegistry sites, long bytes) {
    this.sites = sites;
    this.memory = new SpanMemory(bytes / 4 * 3);
    this.queue = new SpanQueue(bytes / 4);
    this.record = new SpanRecord(sites);
  }

  /** Sets whom to wake. */
  public void setReader(Thread thread) {
    reader = thread;
  }

  // Traced threads

  /** A log for the calling thread; null where it gets none. */
  @Nullable
  public SpanLog newLog() {
    SpanLog log = ThreadContexts.isVirtual(Thread.currentThread()) ? null : SpanLog.create(memory);
    if (log != null) {
      logs.add(log);
    }
    return log;
  }

  /**
   * Hands over an ended span.
   *
   * @param log that of the calling thread; null where it has none
   */
  public void hand(SpanContent span, @Nullable SpanLog log) {
    SpanQueue.Offer offer = SpanQueue.Offer.FULL;
    try {
      offer = offer(span, log);
      if (offer == SpanQueue.Offer.FULL) {
        overrun = true;
      }
    } finally {
      finish(span, offer);
    }
  }

  /** Hands over a span of another thread, which has this name. */
  public void handAs(SpanContent span, String threadName) {
    SpanQueue.Offer offer = SpanQueue.Offer.FULL;
    try {
      span.complete();
      offer = offer(span, threadName);
      overrun |= offer == SpanQueue.Offer.FULL;
    } finally {
      finish(span, offer);
    }
  }

  private void finish(SpanContent span, SpanQueue.Offer offer) {
    if (offer == SpanQueue.Offer.FULL) { // Or there was no memory or no stack left for it.
      drop(span);
    } else if (offer == SpanQueue.Offer.HALF_FULL || readerSleeps) {
      LockSupport.unpark(reader);
    }
  }

  /** Counts a span whose event is lost. */
  public void drop(SpanContent span) {
    dropped.add(span);
    droppedCount.increment();
  }

  /**
   * Counts a span that ended well, and whose event is left out on purpose.
   *
   * @param bySample whether its whole tree is
   */
  public void leaveOut(SpanContent span, boolean bySample) {
    if (readerSleeps) { // Before it is counted: what can fail comes first.
      LockSupport.unpark(reader);
    }
    leftOut.add(span.siteNumber, span.caller, span.durationNanos, bySample);
  }

  private SpanQueue.Offer offer(SpanContent span, @Nullable SpanLog log) {
    span.complete();
    String threadName = Thread.currentThread().getName();
    if (log == null || !log.canHold(span.recordLength())) {
      return offer(span, threadName);
    }
    SpanQueue.Offer offer = log.offer(span, threadName, false);
    return offer == SpanQueue.Offer.FULL ? offerAgain(span, threadName, log) : offer;
  }

  private SpanQueue.Offer offer(SpanContent span, String threadName) {
    SpanQueue.Entry entry = new SpanQueue.Entry(span.toRecord(), threadName);
    SpanQueue.Offer offer = queue.offer(entry);
    return offer == SpanQueue.Offer.FULL ? offerAgain(entry, System.nanoTime()) : offer;
  }

  private SpanQueue.Offer offerAgain(SpanContent span, String threadName, SpanLog log) {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        LockSupport.unpark(reader);
        interrupted |= !awaitRoom(log, interrupted);
        boolean isLast = System.nanoTime() - start >= MAX_WAIT_NANOS;
        SpanQueue.Offer offer = log.offer(span, threadName, isLast);
        if (isLast || offer != SpanQueue.Offer.FULL) {
          return offer;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt(); // As it was.
      }
    }
  }

  /** False where the thread was interrupted. Who was can't wait any more, and yields. */
  private static boolean awaitRoom(SpanLog log, boolean wasInterrupted) {
    if (wasInterrupted) {
      giveWay();
      return true;
    }
    try {
      log.awaitRoom();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** By yielding, since a virtual thread that waits on a monitor may hold up its carrier. */
  private SpanQueue.Offer offerAgain(SpanQueue.Entry entry, long start) {
    LockSupport.unpark(reader);
    SpanQueue.Offer offer;
    do {
      giveWay();
      offer = queue.offer(entry);
    } while (offer == SpanQueue.Offer.FULL && System.nanoTime() - start < MAX_WAIT_NANOS);
    return offer;
  }

  @SuppressWarnings("ThreadPriorityCheck") // Nothing is relied on: the wait ends by the clock.
  private static void giveWay() {
    Thread.yield();
  }

  // The writer thread

  /**
   * Gives a part of what waits to a sink: the spans of a thread in their order.
   *
   * @return whether there was anything
   */
  public boolean drain(SpanSink sink) {
    int share = Math.max(MIN_SHARE, ROUND / logCount);
    long done = 0;
    int count = 0;
    for (Iterator<SpanLog> all = logs.iterator(); all.hasNext(); ) {
      SpanLog log = all.next();
      boolean abandoned = log.isEmpty() && log.isAbandoned();
      int bytes = log.drain(sink, record, share);
      done += bytes;
      count += bytes > 0 ? 1 : 0;
      if (abandoned && bytes == 0) {
        all.remove();
        log.close();
      }
    }
    logCount = Math.max(1, count);
    return queue.drain(sink, record) + done > 0;
  }

  /**
   * Gives all that waits at this moment to a sink, and some of what comes meanwhile: threads that
   * go on for ever don't keep the reader here.
   */
  public void drainPresent(SpanSink sink) {
    mark();
    while (drain(sink) && !isPastMark()) {}
  }

  /** Remembers what waits at this moment. */
  public void mark() {
    for (SpanLog log : logs) { // Not a lambda: a security manager may refuse to have it made.
      log.mark();
    }
  }

  /** Whether all that waited at the last mark was given to a sink, by one drain at least. */
  public boolean isPastMark() {
    for (SpanLog log : logs) {
      if (!log.isPastMark()) {
        return false;
      }
    }
    return true;
  }

  /** Gives a span to a sink whose own thread doesn't hand it over. */
  public void give(CutOffSpan span, SpanSink sink) {
    SpanRecord cutOff = record.read(span.record(), 0, span.threadName());
    sites.remember(cutOff.siteNumber(), span.site());
    if (cutOff.isSampled() || cutOff.status() != TraceStatus.SUCCESS) {
      sink.accept(cutOff);
    } else {
      leftOut.add(cutOff.siteNumber(), cutOff.callerNumber(), cutOff.durationNanos(), true);
    }
  }

  private boolean isEmpty() {
    for (SpanLog log : logs) {
      if (!log.isEmpty()) {
        return false;
      }
    }
    return queue.isEmpty() && leftOut.isEmpty();
  }

  /** Makes the reader wait for spans, at most so long. May return early. */
  public void await(long nanos) {
    if (isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
  }

  /**
   * Makes the reader wait until a span comes, at most so long. May return early.
   *
   * <p>A traced thread stores its span and then looks whether the reader sleeps; the two may change
   * places on their way through the processor, for a fence would cost every span more than all the
   * rest of the hand-over. So the reader says that it sleeps, and looks again when every processor
   * must have seen that, before it sleeps for long.
   */
  public void awaitNext(long nanos) {
    readerSleeps = true;
    try {
      long start = System.nanoTime();
      long left = SETTLED_NANOS;
      while (left > 0 && isEmpty()) {
        LockSupport.parkNanos(this, left);
        left = start + SETTLED_NANOS - System.nanoTime();
      }
      if (isEmpty()) {
        LockSupport.parkNanos(this, nanos);
      }
    } finally {
      readerSleeps = false;
    }
  }

  /** Wakes the reader. */
  public void wakeReader() {
    LockSupport.unpark(reader);
  }

  public LeftOutSpans leftOut() {
    return leftOut;
  }

  public DroppedSpans dropped() {
    return dropped;
  }

  /** Whether any was dropped since there was no room for it. */
  public boolean isOverrun() {
    return overrun;
  }

  /** How many events were dropped since this was asked last. */
  public long takeDroppedCount() {
    long before = droppedTaken;
    droppedTaken = droppedCount();
    return droppedTaken - before;
  }

  /** How many events were dropped in all. */
  long droppedCount() {
    return droppedCount.sum();
  }
}
