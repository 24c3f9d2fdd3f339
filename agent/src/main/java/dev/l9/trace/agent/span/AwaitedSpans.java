package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.TraceParent;
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
 * The spans whose results are still to come. The key of a span is the object by which its end is
 * reported: a future, a subscription, or the state of a suspended function. Safe for use by several
 * threads.
 *
 * <p>Keys are compared by identity and held weakly, since a result that nobody holds any more never
 * comes. Their number is limited; see {@link #hasRoom}.
 */
public final class AwaitedSpans {

  /** The approximate memory of a span without its bytes. */
  static final int OWN_WEIGHT = 400;

  /** The memory that all awaited spans may take. */
  private static final long MAX_WEIGHT = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 16);

  private static final ConcurrentHashMap<AwaitedEntry, AwaitedEntry> ENTRIES =
      new ConcurrentHashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final AtomicLong WEIGHT = new AtomicLong();

  private static volatile @Nullable Consumer<Object> settler;

  private AwaitedSpans() {}

  /**
   * Sets what checks whether the result of a key has come, and then ends the spans that wait for
   * it.
   */
  public static void settleBy(Consumer<Object> newSettler) {
    settler = newSettler;
  }

  /** Whether no span is awaited, so that no lookup is needed. */
  public static boolean isEmpty() {
    return ENTRIES.isEmpty();
  }

  /** Whether there is room for one more. */
  static boolean hasRoom() {
    return WEIGHT.get() < MAX_WEIGHT;
  }

  /** Adds a span whose end is reported by this object. */
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
      ENTRIES.remove(entry, entry); // The entry was closed just now.
    }
  }

  /** Gives the memory of a span back, since it has ended. */
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

  /** All awaited spans, and those whose results have come and are being handed over. */
  static List<TraceParent> all() {
    List<TraceParent> all = new ArrayList<>();
    for (AwaitedEntry entry : ENTRIES.keySet()) {
      for (AwaitedSpan span : entry.all()) {
        all.add(span.asParent());
      }
    }
    return all;
  }

  /**
   * Copies all awaited spans as they are now. A thread that completes a future reports that shortly
   * after the result is visible, so spans whose results are there by now are ended here first.
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

  /** Ends the spans whose keys have been collected. Returns each of them once. */
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
