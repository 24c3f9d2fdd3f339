package dev.l9.trace.reader.export.collapsed;

import dev.l9.trace.reader.export.SpanTime;
import java.util.HashMap;
import java.util.Map;

/** What is known of the children of a span that hasn't ended. */
final class WaitingChildren {

  /** A thread that ran children, until when, and how long in all. */
  private static final class Ran {
    private long until;
    private long nanos;
  }

  private static final int MAX_THREADS = 256;

  final StackNode trees = new StackNode("");
  private final Map<String, Ran> byThread = new HashMap<>(2);

  /**
   * Notes the time that a child took. Children come in the order of their ends, and those that one
   * thread runs don't overlap, but awaited ones do: then the time counts once.
   *
   * @param thread the thread's name, and its JVM
   */
  void ran(String thread, SpanTime time) {
    if (byThread.size() < MAX_THREADS || byThread.containsKey(thread)) {
      Ran ran = byThread.computeIfAbsent(thread, key -> new Ran());
      long from = Math.max(time.startNanos(), ran.until);
      ran.nanos += Math.max(0, time.endNanos() - from);
      ran.until = Math.max(ran.until, time.endNanos());
    }
  }

  /** The time that children took on a thread. */
  long ranOn(String thread) {
    Ran ran = byThread.get(thread);
    return ran == null ? 0 : ran.nanos;
  }
}
