package dev.l9.trace.agent.context;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contexts of threads in which spans are left open.
 *
 * <p>Of threads that have ended: those that opened a span whose end may not be seen are watched.
 *
 * <p>Of threads that still run, at the JVM's end: keeping a list of all would cost every thread of
 * the program something. So this looks into the threads' own variables, by reading fields only: the
 * JDK's methods for it may tidy up the map, which belongs to a thread that may still be running.
 * What such a thread changes at the same moment may be seen or not.
 */
public final class ThreadContexts {

  private static final Set<ThreadContext> WATCHED = ConcurrentHashMap.newKeySet();

  private final Method getMap;
  private final Field table;
  private final Field value;

  private ThreadContexts() throws ReflectiveOperationException {
    getMap = ThreadLocal.class.getDeclaredMethod("getMap", Thread.class);
    getMap.setAccessible(true);
    table = getMap.getReturnType().getDeclaredField("table");
    table.setAccessible(true);
    value = table.getType().getComponentType().getDeclaredField("value");
    value.setAccessible(true);
  }

  static void watch(ThreadContext context) {
    WATCHED.add(context);
  }

  /** The watched contexts whose threads have ended, each once. */
  public static List<ThreadContext> takeEnded() {
    List<ThreadContext> ended = new ArrayList<>();
    for (Iterator<ThreadContext> all = WATCHED.iterator(); all.hasNext(); ) {
      ThreadContext context = all.next();
      Thread thread = context.thread();
      // A virtual thread that nobody holds any more has not ended, but will never go on.
      if (thread == null || !thread.isAlive()) {
        all.remove();
        ended.add(context);
      }
    }
    return ended;
  }

  /**
   * The contexts of running threads that have an open span, by their threads; empty where the JDK
   * doesn't let us.
   */
  public static Map<Thread, ThreadContext> withOpenSpans() {
    Map<Thread, ThreadContext> found = new LinkedHashMap<>();
    try {
      ThreadContexts contexts = new ThreadContexts();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        ThreadContext context = contexts.of(thread);
        if (context != null && context.top() != null) {
          found.put(thread, context);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("can't look for spans that are still open: " + e);
    }
    return found;
  }

  private @Nullable ThreadContext of(Thread thread) throws ReflectiveOperationException {
    Object map = getMap.invoke(ThreadContext.CURRENT, thread);
    Object[] entries = map == null ? null : (Object[]) table.get(map);
    if (entries != null) {
      for (Object entry : entries) {
        if (entry instanceof Reference<?> key && key.get() == ThreadContext.CURRENT) {
          return (ThreadContext) value.get(entry);
        }
      }
    }
    return null;
  }
}
