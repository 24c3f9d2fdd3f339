package dev.l9.trace.agent.context;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Gives a thread that is about to start the parent of its spans. The parent is stored in a
 * thread-local variable of the new thread, and so is gone with the thread. Safe for use by several
 * threads.
 *
 * <p>Threads of pools get no parent, since they work for one request after the other, and all their
 * spans would become children of the first one.
 */
public final class ThreadInheritance {

  /**
   * The beginnings of the names of classes that work for many requests: classes of threads, or of
   * what threads run.
   */
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

  /** Makes an instance; null if the JDK isn't as we know it. Then threads inherit nothing. */
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
   * @param parent the parent; null removes one that an earlier attempt to start the thread had set
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
    Object runs = owner == null ? null : target.get(owner); // A virtual thread has no holder.
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
