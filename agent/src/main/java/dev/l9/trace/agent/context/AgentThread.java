package dev.l9.trace.agent.context;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes the agent's own threads. They are daemons in the outermost thread group, since the program
 * may count or destroy its own groups. They inherit nothing from the thread that happens to load
 * the first traced class.
 */
public final class AgentThread {

  private AgentThread() {}

  /**
   * Makes a thread, which the caller starts. It has the agent's permissions, even if the calling
   * code of the program has fewer.
   */
  // On JDK 17, a security manager may be there and have given the agent permissions.
  @SuppressWarnings("removal")
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
    } catch (SecurityException e) { // The program's security manager denies access to the group.
      thread = new Thread(null, task, name, 0, false);
    }
    thread.setDaemon(true);
    // The thread must not keep a class loader of the application alive.
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
