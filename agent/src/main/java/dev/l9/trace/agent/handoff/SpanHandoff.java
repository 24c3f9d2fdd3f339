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
 * <p>If there is no room, the caller waits, at most a millisecond; then the event is dropped and
 * counted. Safe for use by several threads.
 */
public final class SpanHandoff {

  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * The reader reads about so many bytes in one round, so that no thread waits long for its turn.
   */
  private static final int ROUND = 1 << 18;

  private static final int MIN_SHARE = 1 << 13;

  /** The rings of threads don't grow for larger records with whole values. */
  private static final int MAX_WHOLE_IN_LOG = 1 << 16;

  /** After this time, what another processor has stored is certainly visible. */
  private static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SiteRegistry sites;
  private final SpanMemory memory;
  private final WholeMemory wholeMemory;
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
   * Makes a hand-over for spans of these sites.
   *
   * @param bytes the memory that waiting spans may take
   */
  public SpanHandoff(SiteRegistry sites, long bytes) {
    this.sites = sites;
    this.memory = new SpanMemory(bytes / 4 * 3);
    this.queue = new SpanQueue(bytes / 4);
    this.wholeMemory = new WholeMemory(bytes / 4);
    this.record = new SpanRecord(sites);
  }

  /** Sets the thread to wake. */
  public void setReader(Thread thread) {
    reader = thread;
  }

  // Called by traced threads

  /** The memory for values that open executions hold as a whole. */
  public WholeMemory wholeMemory() {
    return wholeMemory;
  }

  /** Makes a log for the calling thread; null if it gets none. */
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
   * @param log the log of the calling thread; null if it has none
   */
  public void hand(SpanContent span, @Nullable SpanLog log) {
    SpanQueue.Offer offer = SpanQueue.Offer.FULL;
    try {
      complete(span);
      offer = offer(span, log);
      if (offer == SpanQueue.Offer.FULL && span.dropWhole()) {
        offer = offer(span, log);
      }
      if (offer == SpanQueue.Offer.FULL) {
        overrun = true;
      }
    } finally {
      finish(span, offer);
    }
  }

  /** Hands over a span of another thread with this name. */
  public void handAs(SpanContent span, String threadName) {
    SpanQueue.Offer offer = SpanQueue.Offer.FULL;
    try {
      complete(span);
      offer = offer(span, threadName);
      if (offer == SpanQueue.Offer.FULL && span.dropWhole()) {
        offer = offer(span, threadName);
      }
      overrun |= offer == SpanQueue.Offer.FULL;
    } finally {
      finish(span, offer);
    }
  }

  private void complete(SpanContent span) {
    span.complete();
    if (span.hasWhole() && !queue.canHold(span.recordLength())) {
      span.dropWhole();
    }
  }

  private void finish(SpanContent span, SpanQueue.Offer offer) {
    if (span.hasWhole()) {
      span.dropWhole(); // They are in the record now.
    }
    if (offer == SpanQueue.Offer.FULL) { // This is also the case if memory or stack ran out.
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
   * @param bySample whether the span's whole tree is left out
   */
  public void leaveOut(SpanContent span, boolean bySample) {
    // This comes before the count, since it may fail, and then the span must not be counted.
    if (readerSleeps) {
      LockSupport.unpark(reader);
    }
    leftOut.add(span.siteNumber, span.caller, span.durationNanos, bySample, span.swallowed);
  }

  private SpanQueue.Offer offer(SpanContent span, @Nullable SpanLog log) {
    String threadName = Thread.currentThread().getName();
    int length = span.recordLength();
    boolean isLarge = length > MAX_WHOLE_IN_LOG && span.hasWhole();
    if (log == null || isLarge || !log.canHold(length)) {
      return offer(span, threadName);
    }
    SpanQueue.Offer offer = log.offer(span, threadName, false);
    return mayWait(span, offer) ? offerAgain(span, threadName, log) : offer;
  }

  private SpanQueue.Offer offer(SpanContent span, String threadName) {
    SpanQueue.Entry entry = new SpanQueue.Entry(span.toRecord(), threadName);
    SpanQueue.Offer offer = queue.offer(entry);
    return mayWait(span, offer) ? offerAgain(entry, System.nanoTime()) : offer;
  }

  /**
   * A span waits only once: not as long as it has whole values, without which it has another try.
   */
  private static boolean mayWait(SpanContent span, SpanQueue.Offer offer) {
    return offer == SpanQueue.Offer.FULL && !span.hasWhole();
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
        Thread.currentThread().interrupt(); // This restores the interrupt status.
      }
    }
  }

  /**
   * Waits for room. Returns false if the thread was interrupted. A thread that was interrupted
   * before can't wait, and yields instead.
   */
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

  /**
   * Offers an entry again. It yields in between, since a virtual thread that waits on a monitor may
   * block its carrier thread.
   */
  private SpanQueue.Offer offerAgain(SpanQueue.Entry entry, long start) {
    LockSupport.unpark(reader);
    SpanQueue.Offer offer;
    do {
      giveWay();
      offer = queue.offer(entry);
    } while (offer == SpanQueue.Offer.FULL && System.nanoTime() - start < MAX_WAIT_NANOS);
    return offer;
  }

  // Correctness doesn't depend on yielding, since the clock ends the wait.
  @SuppressWarnings("ThreadPriorityCheck")
  private static void giveWay() {
    Thread.yield();
  }

  // Called by the writer thread

  /**
   * Gives some of the waiting spans to a sink. The spans of a thread come in their order.
   *
   * @return whether there were any
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
   * Gives all spans that are waiting now to a sink, and some of those that come in the meantime. It
   * returns even if threads never stop handing over spans.
   */
  public void drainPresent(SpanSink sink) {
    mark();
    while (drain(sink) && !isPastMark()) {}
  }

  /** Remembers which spans are waiting now. */
  public void mark() {
    // This isn't a lambda, since a security manager may prevent the JVM from making one.
    for (SpanLog log : logs) {
      log.mark();
    }
  }

  /**
   * Whether all spans that were waiting at the last mark have been given to a sink, by at least one
   * drain.
   */
  public boolean isPastMark() {
    for (SpanLog log : logs) {
      if (!log.isPastMark()) {
        return false;
      }
    }
    return true;
  }

  /** Gives a sink a span that its own thread doesn't hand over. */
  public void give(CutOffSpan span, SpanSink sink) {
    SpanRecord cutOff = record.read(span.record(), 0, span.threadName());
    sites.remember(cutOff.siteNumber(), span.site());
    if (cutOff.isSampled() || cutOff.status() != TraceStatus.SUCCESS) {
      sink.accept(cutOff);
    } else {
      leftOut.add(
          cutOff.siteNumber(),
          cutOff.callerNumber(),
          cutOff.durationNanos(),
          true,
          cutOff.swallowed());
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

  /** Makes the reader wait for spans, at most so long. It may return early. */
  public void await(long nanos) {
    if (isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
  }

  /**
   * Makes the reader wait until a span comes, at most so long. It may return early.
   *
   * <p>A traced thread stores its span, and then checks whether the reader sleeps. The processor
   * may reorder these two steps. A fence would prevent that, but would cost each span more than the
   * rest of the hand-over. So the reader says that it sleeps, waits until every processor must have
   * seen that, and checks for spans again, before it sleeps for long.
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

  /** Whether any span was dropped because there was no room for it. */
  public boolean isOverrun() {
    return overrun;
  }

  /** The number of events that were dropped since the last call. */
  public long takeDroppedCount() {
    long before = droppedTaken;
    droppedTaken = droppedCount();
    return droppedTaken - before;
  }

  /** The number of events that were dropped in all. */
  long droppedCount() {
    return droppedCount.sum();
  }
}
