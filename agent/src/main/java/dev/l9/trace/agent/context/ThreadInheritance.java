package dev.l9.trace.agent.context;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Gives a thread that is about to start the parent of its spans, as one of the thread's own
 * variables: it is gone with the thread. Safe for use by several threads.
 *
 * <p>Not to the threads of pools, which work for one request after the other and would stay the
 * child of the first.
 */
public final class ThreadInheritance {

  /** Begins the names of classes, of threads or what they run, that work for many. */
  private static final String[] SERVANTS = {
    "java.util.concurrent.ThreadPoolExecutor$Worker",
    "java.util.concurrent.ForkJoinWorkerThread",
    "java.util.concurrent.DelayScheduler",
    "java.util.TimerThread",
    "java.lang.ref.",
    "jdk.internal.",
    "sun.",
    "com.sun.",
    "io.netty.util.concurrent.",
    "org.apache.tomcat.util.",
    "org.apache.catalina.",
    "org.eclipse.jetty.util.thread.",
    "org.jboss.threads.",
    "org.xnio.",
    "io.vertx.core.",
    "akka.",
    "org.apache.pekko.",
    "kotlinx.coroutines.scheduling."
  };

  private final Method getMap;
  private final Method createMap;
  private final Method set;
  private final Method remove;
  private final @Nullable Field holder;
  private final Field target;

  private ThreadInheritance() throws ReflectiveOperationException {
    getMap = open(ThreadLocal.class.getDeclaredMethod("getMap", Thread.class));
    createMap = open(ThreadLocal.class.getDeclaredMethod("createMap", Thread.class, Object.class));
    Class<?> map = getMap.getReturnType();
    set = open(map.getDeclaredMethod("set", ThreadLocal.class, Object.class));
    remove = open(map.getDeclaredMethod("remove", ThreadLocal.class));
    holder = Runtime.version().feature() < 19 ? null : Thread.class.getDeclaredField("holder");
    if (holder == null) {
      target = Thread.class.getDeclaredField("target");
    } else {
      holder.setAccessible(true);
      target = holder.getType().getDeclaredField("task");
    }
    target.setAccessible(true);
  }

  private static Method open(Method method) {
    method.setAccessible(true);
    return method;
  }

  /** Null where the JDK isn't as we know it: then threads inherit nothing. */
  public static @Nullable ThreadInheritance create() {
    try {
      return new ThreadInheritance();
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("new threads get no parent: " + e);
      return null;
    }
  }

  /**
   * Sets the parent of a thread that hasn't started.
   *
   * @param parent null for none, also where an earlier try to start it had one
   */
  public void inherit(Thread thread, @Nullable TraceParent parent)
      throws ReflectiveOperationException {
    Object map = getMap.invoke(ThreadContext.CURRENT, thread);
    if (parent == null || isServant(thread)) {
      if (map != null) {
        remove.invoke(map, ThreadContext.CURRENT);
      }
      return;
    }
    ThreadContext context = ThreadContext.inherited(thread, parent);
    if (map == null) {
      createMap.invoke(ThreadContext.CURRENT, thread, context);
    } else {
      set.invoke(map, ThreadContext.CURRENT, context);
    }
  }

  private boolean isServant(Thread thread) throws ReflectiveOperationException {
    for (Class<?> c = thread.getClass(); c != null && c != Thread.class; c = c.getSuperclass()) {
      if (isServant(c.getName())) {
        return true;
      }
    }
    Object owner = holder == null ? thread : holder.get(thread);
    Object runs = owner == null ? null : target.get(owner); // Virtual threads have no holder.
    return runs != null && isServant(runs.getClass().getName());
  }

  private static boolean isServant(String className) {
    for (String servant : SERVANTS) {
      if (className.startsWith(servant)) {
        return true;
      }
    }
    return false;
  }
}
