package dev.l9.trace.agent.context;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes the agent's own threads: daemons in the group of the JVM's own, since the program may count
 * or destroy its groups; without anything of the thread that happens to load the first traced
 * class.
 */
public final class AgentThread {

  private AgentThread() {}

  /**
   * A thread that is still to be started. It has the rights of the agent alone, and not only those
   * that the program's calling code has too.
   */
  @SuppressWarnings("removal") // For JDK 17, whose security managers may give the agent rights.
  public static Thread create(Runnable task, String name) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            return newThread(task, name);
          }
        });
  }

  private static Thread newThread(Runnable task, String name) {
    Thread thread;
    try {
      thread = new Thread(outermostGroup(), task, name, 0, false);
    } catch (SecurityException e) { // The program's security manager keeps it to itself.
      thread = new Thread(null, task, name, 0, false);
    }
    thread.setDaemon(true);
    // It must not keep a class loader of the application alive.
    thread.setContextClassLoader(null);
    return thread;
  }

  private static ThreadGroup outermostGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup outer = group; outer != null; outer = outer.getParent()) {
      group = outer;
    }
    return group;
  }
}
