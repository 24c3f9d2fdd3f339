package dev.l9.trace.agent.classfile;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks loaders of the program for resources, on threads of the agent. A loader may wait for a lock
 * that the asking thread holds, or for a thread that waits for such a lock.
 *
 * <p>A loader that doesn't answer in time is never asked again, and the thread that asked it is
 * given up. After that has happened with many loaders, no loader is asked any more, since each has
 * taken a thread. Safe for use by several threads; its lock is held for a few instructions only.
 */
final class LoaderQuestions {

  private static final int MAX_MUTE = 16;

  private final Deque<LoaderThread> idle = new ArrayDeque<>();
  private final List<WeakReference<ClassLoader>> mute = new ArrayList<>();

  /** The loader's answer; null if it has no such resource, or isn't asked. */
  byte @Nullable [] ask(ClassLoader loader, String path) {
    if (LoaderThread.isCurrent() || isMute(loader)) {
      return null;
    }
    LoaderThread thread = next();
    while (!thread.take(loader, path)) {
      thread = next();
    }
    if (thread.awaitAnswer()) {
      byte[] answer = thread.answer();
      keep(thread);
      return answer;
    }
    noteMute(loader);
    AgentLog.debug(
        "a class loader doesn't say what is in " + path + ", and isn't asked again: it waits");
    return null;
  }

  private synchronized LoaderThread next() {
    LoaderThread thread = idle.poll();
    return thread == null ? new LoaderThread() : thread;
  }

  private synchronized void keep(LoaderThread thread) {
    idle.push(thread);
  }

  private synchronized void noteMute(ClassLoader loader) {
    mute.add(new WeakReference<>(loader));
  }

  private synchronized boolean isMute(ClassLoader loader) {
    boolean isMute = false;
    for (int i = mute.size() - 1; i >= 0; i--) {
      WeakReference<ClassLoader> each = mute.get(i);
      isMute |= each.refersTo(loader);
      if (each.refersTo(null)) {
        mute.remove(i);
      }
    }
    return isMute || mute.size() >= MAX_MUTE;
  }
}
