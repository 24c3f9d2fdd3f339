package dev.l9.trace.agent.span;

import dev.l9.trace.agent.handoff.CutOffSpan;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The spans whose results are still to come, by what tells of their end: a future, a subscription,
 * the state of a suspended function. Safe for use by several threads.
 *
 * <p>By identity, weakly: what nobody holds any more never comes to an end. Bounded: see {@link
 * #add}.
 */
public final class AwaitedSpans {

  /** What one takes beside its bytes, about. */
  static final int OWN_WEIGHT = 400;

  /** All that wait may take so much memory. */
  private static final long MAX_WEIGHT = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 16);

  private static final ConcurrentHashMap<AwaitedEntry, AwaitedEntry> ENTRIES =
      new ConcurrentHashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final AtomicLong WEIGHT = new AtomicLong();

  private static volatile @Nullable Consumer<Object> settler;

  private AwaitedSpans() {}

  /** Sets who looks whether what spans wait for has come, and ends them. */
  public static void settleBy(Consumer<Object> newSettler) {
    settler = newSettler;
  }

  /** Whether none waits: then nothing needs to be looked up. */
  public static boolean isEmpty() {
    return ENTRIES.isEmpty();
  }

  /** Whether there is room for one more. */
  static boolean hasRoom() {
    return WEIGHT.get() < MAX_WEIGHT;
  }

  /** Has a span wait for what this object tells. */
  static void add(Object key, AwaitedSpan span) {
    WEIGHT.addAndGet(span.weight());
    AwaitedEntry fresh = new AwaitedEntry(key, GONE);
    while (true) {
      AwaitedEntry known = ENTRIES.putIfAbsent(fresh, fresh);
      AwaitedEntry entry = known == null ? fresh : known;
      span.keepIn(entry);
      if (entry.add(span)) {
        return;
      }
      ENTRIES.remove(entry, entry); // Closed at this moment.
    }
  }

  /** Says that a span has ended. */
  static void release(AwaitedSpan span) {
    WEIGHT.addAndGet(-span.weight());
  }

  /** Forgets a span that has ended. */
  static void remove(AwaitedEntry entry, AwaitedSpan span) {
    if (entry.remove(span)) {
      ENTRIES.remove(entry, entry);
    }
  }

  /** The spans that wait for this object, innermost first. */
  public static List<AwaitedSpan> of(Object key) {
    AwaitedEntry entry = ENTRIES.get(new AwaitedEntry(key, null));
    return entry == null ? List.of() : entry.all();
  }

  /**
   * All that wait, as they are now. A thread that completes a future says so just after everybody
   * can see it: what has come by now is ended here.
   */
  static List<CutOffSpan> cutOff(long now) {
    List<CutOffSpan> all = takeCollected();
    Consumer<Object> present = settler;
    for (AwaitedEntry entry : ENTRIES.keySet()) {
      Object key = entry.get();
      if (key != null && present != null) {
        present.accept(key);
      }
    }
    for (AwaitedEntry entry : ENTRIES.keySet()) {
      for (AwaitedSpan span : entry.all()) {
        CutOffSpan cutOff = span.cutOff(now);
        if (cutOff != null) {
          all.add(cutOff);
        }
      }
    }
    return all;
  }

  /** Ends those that wait for what has been collected; each is given once. */
  static List<CutOffSpan> takeCollected() {
    List<CutOffSpan> ended = new ArrayList<>();
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      if (gone instanceof AwaitedEntry entry) {
        ENTRIES.remove(entry, entry);
        for (AwaitedSpan span : entry.close()) {
          CutOffSpan last = span.giveUp();
          if (last != null) {
            ended.add(last);
          }
        }
      }
    }
    return ended;
  }
}
