package dev.l9.trace.agent.classfile;

import dev.l9.trace.agent.context.AgentThread;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the agent that asks loaders of the program for resources, one at a time. It ends if
 * it isn't needed for a while. What a loader does on it isn't traced.
 */
final class LoaderThread implements Runnable {

  private static final int LOOK_MILLIS = 10;

  /**
   * The number of consecutive looks at which the thread may be waiting, possibly for a lock that
   * its asker holds.
   */
  private static final int MAX_WAITING_LOOKS = 10;

  /**
   * The number of looks in all. The thread may need so long on a busy machine, or over a network.
   */
  private static final int MAX_LOOKS = 200;

  private static final int IDLE_MILLIS = 1_000;

  private static final ThreadLocal<Boolean> ASKING = new ThreadLocal<>();

  private final Thread thread = AgentThread.create(this, "l9-class-files");
  private @Nullable ClassLoader loader;
  private String path = "";
  private byte @Nullable [] answer;
  private boolean answered;
  private boolean ended;

  LoaderThread() {
    thread.start();
  }

  /** Whether the calling thread is such a thread. */
  static boolean isCurrent() {
    return ASKING.get() != null;
  }

  /** Gives the thread a question. Returns false if the thread has ended. */
  synchronized boolean take(ClassLoader newLoader, String newPath) {
    loader = newLoader;
    path = newPath;
    answered = false;
    notifyAll();
    return !ended;
  }

  /** Waits for the answer. If that takes too long, this returns false, and the thread ends. */
  synchronized boolean awaitAnswer() {
    boolean interrupted = false;
    int waiting = 0;
    for (int i = 0; !answered && i < MAX_LOOKS && waiting < MAX_WAITING_LOOKS; i++) {
      try {
        wait(LOOK_MILLIS);
        waiting = isWaiting() ? waiting + 1 : 0;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt(); // This restores the interrupt status.
    }
    ended |= !answered;
    return answered;
  }

  private boolean isWaiting() {
    Thread.State state = thread.getState();
    return state != Thread.State.NEW && state != Thread.State.RUNNABLE;
  }

  /** The loader's answer; null if it has no such resource. */
  synchronized byte @Nullable [] answer() {
    byte[] given = answer;
    answer = null;
    return given;
  }

  @Override
  public void run() {
    ASKING.set(true);
    ThreadContext.current().suspend();
    for (ClassLoader next = next(); next != null; next = next()) {
      answer(ask(next, path));
    }
  }

  /** The loader to ask next; null if the thread is to end. */
  private synchronized @Nullable ClassLoader next() {
    long end = System.currentTimeMillis() + IDLE_MILLIS;
    try {
      for (long left = IDLE_MILLIS; loader == null && !ended && left > 0; ) {
        wait(left);
        left = Math.min(left, end - System.currentTimeMillis());
      }
    } catch (InterruptedException e) {
      ended = true; // The program has interrupted the thread, since it can find any thread.
    }
    ClassLoader next = ended ? null : loader;
    loader = null;
    ended = next == null;
    return next;
  }

  private synchronized void answer(byte @Nullable [] given) {
    answer = given;
    answered = true;
    notifyAll();
  }

  private static byte @Nullable [] ask(ClassLoader loader, String path) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : in.readNBytes(ClassBytes.MAX_BYTES);
    } catch (Throwable t) { // A loader may throw anything.
      AgentLog.debug(
          "a class loader doesn't say what is in " + path + ": " + t.getClass().getName());
      return null;
    }
  }
}
