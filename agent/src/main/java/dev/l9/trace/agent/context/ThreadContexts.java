package dev.l9.trace.agent.context;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contexts of all platform threads, at the JVM's end.
 *
 * <p>Keeping a list of them meanwhile would cost every thread of the program something, and hold
 * those that have ended. So this looks into the threads' own variables, by reading fields only: the
 * JDK's methods for it may tidy up the map, which belongs to a thread that may still be running.
 * What such a thread changes at the same moment may be seen or not.
 */
public final class ThreadContexts {

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

  /** The contexts that have an open span, by their threads; empty where the JDK doesn't let us. */
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
