package dev.l9.trace.agent.classfile;

import dev.l9.trace.agent.context.AgentThread;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the agent that asks loaders of the program for resources, one at a time, and ends
 * where it isn't needed for a while. What a loader does meanwhile isn't traced.
 */
final class LoaderThread implements Runnable {

  private static final int LOOK_MILLIS = 10;

  /** As long may it wait for something itself: it may be for what its asker holds. */
  private static final int MAX_WAITING_LOOKS = 10;

  /** As long may it work: on a busy machine, or over a network. */
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

  /** Whether the calling thread is one of these. */
  static boolean isCurrent() {
    return ASKING.get() != null;
  }

  /** Gives it something to ask; false where it has ended. */
  synchronized boolean take(ClassLoader newLoader, String newPath) {
    loader = newLoader;
    path = newPath;
    answered = false;
    notifyAll();
    return !ended;
  }

  /** Waits for the answer; false, and it ends, where it takes too long. */
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
      Thread.currentThread().interrupt(); // As it was.
    }
    ended |= !answered;
    return answered;
  }

  private boolean isWaiting() {
    Thread.State state = thread.getState();
    return state != Thread.State.NEW && state != Thread.State.RUNNABLE;
  }

  /** What the loader answered; null where it has no such resource. */
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

  /** What to ask next; null to end. */
  private synchronized @Nullable ClassLoader next() {
    long end = System.currentTimeMillis() + IDLE_MILLIS;
    try {
      for (long left = IDLE_MILLIS; loader == null && !ended && left > 0; ) {
        wait(left);
        left = Math.min(left, end - System.currentTimeMillis());
      }
    } catch (InterruptedException e) {
      ended = true; // By the program, which may find any thread.
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
