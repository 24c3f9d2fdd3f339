package dev.l9.trace.agent.context;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows the contexts of threads from their first span until they end.
 *
 * <p>A thread finds its context here again when it has lost its thread-locals: pools clear them
 * after a task, and so do some frameworks. The writer thread finds the spans here that threads have
 * left open.
 *
 * <p>Of virtual threads, which are too many, only those are known that have opened a span whose end
 * may not be seen. By identity, weakly, since a thread may have an {@code equals} of its own. Safe
 * for use by several threads.
 */
public final class ThreadContexts {

  private static final ConcurrentHashMap<Object, ThreadContext> KNOWN = new ConcurrentHashMap<>();

  private ThreadContexts() {}

  /** Whether so many threads may exist that each must cost next to nothing. */
  public static boolean isVirtual(Thread thread) {
    // By its name: the agent is compiled for a JDK that has none.
    String name = thread.getClass().getName();
    return name.equals("java.lang.VirtualThread")
        || name.equals("java.lang.ThreadBuilders$BoundVirtualThread");
  }

  static void add(IdentityReference thread, ThreadContext context) {
    KNOWN.put(thread, context);
  }

  /** The context of a thread; null where it isn't known. */
  static @Nullable ThreadContext of(Thread thread) {
    return KNOWN.get(new IdentityLookup().of(thread));
  }

  /** Forgets the threads that have ended; returns the contexts of those that left spans open. */
  public static List<ThreadContext> takeEnded() {
    List<ThreadContext> left = new ArrayList<>();
    for (Iterator<ThreadContext> all = KNOWN.values().iterator(); all.hasNext(); ) {
      ThreadContext context = all.next();
      Thread thread = context.thread();
      // A virtual thread that nobody holds any more has not ended, but will never go on.
      if (thread == null || !thread.isAlive()) {
        all.remove();
        if (context.top() != null) {
          left.add(context);
        }
      }
    }
    return left;
  }

  /**
   * The contexts of running threads that have an open span. What such a thread changes at the same
   * moment may be seen or not.
   */
  public static List<ThreadContext> withOpenSpans() {
    List<ThreadContext> found = new ArrayList<>();
    for (ThreadContext context : KNOWN.values()) {
      Thread thread = context.thread();
      if (thread != null && thread.isAlive() && context.top() != null) {
        found.add(context);
      }
    }
    return found;
  }
}
