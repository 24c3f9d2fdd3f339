package dev.l9.trace.agent.context;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the contexts of threads, from a thread's first span until the thread ends.
 *
 * <p>A thread finds its context here again after its thread-locals were cleared, as some pools and
 * frameworks do after a task. The writer thread finds here the spans that threads have left open.
 *
 * <p>There may be too many virtual threads to keep them all, so only those are kept that have
 * opened a span whose end may not be seen. Threads are known by their identity, through weak
 * references, since a thread may have an {@code equals} of its own. Safe for use by several
 * threads.
 */
public final class ThreadContexts {

  private static final ConcurrentHashMap<Object, ThreadContext> KNOWN = new ConcurrentHashMap<>();

  private ThreadContexts() {}

  /**
   * Whether the thread is virtual. There may be so many virtual threads that each must cost next to
   * nothing.
   */
  public static boolean isVirtual(Thread thread) {
    // The name is compared, since the agent is compiled for a JDK without virtual threads.
    String name = thread.getClass().getName();
    return name.equals("java.lang.VirtualThread")
        || name.equals("java.lang.ThreadBuilders$BoundVirtualThread");
  }

  static void add(IdentityReference thread, ThreadContext context) {
    KNOWN.put(thread, context);
  }

  /** About how many contexts are kept. */
  public static int count() {
    return KNOWN.size();
  }

  /** The context of a thread; null if it isn't known. */
  static @Nullable ThreadContext of(Thread thread) {
    return KNOWN.get(new IdentityLookup().of(thread));
  }

  /** Forgets the threads that have ended. Returns the contexts of those that left spans open. */
  public static List<ThreadContext> takeEnded() {
    List<ThreadContext> left = new ArrayList<>();
    for (Iterator<ThreadContext> all = KNOWN.values().iterator(); all.hasNext(); ) {
      ThreadContext context = all.next();
      Thread thread = context.thread();
      // A virtual thread that was collected has not ended, but will never go on.
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
   * The contexts of running threads that have an open span. A change that such a thread makes at
   * the same moment may be seen or not.
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
