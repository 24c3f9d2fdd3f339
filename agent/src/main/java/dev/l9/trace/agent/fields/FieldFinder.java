package dev.l9.trace.agent.fields;

import dev.l9.trace.agent.context.AgentThread;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of the program's classes by their class files, once for each class.
 *
 * <p>On a thread of the agent's own: on the way another agent may be asked, which may wait for
 * whatever it likes. The thread that wants to know waits a while for the answer. Where that is too
 * short, the fields count as unknown, and nobody waits any more until the thread has come back.
 * Safe for use by several threads.
 */
public final class FieldFinder extends ClassValue<FieldFinder.Found> implements Runnable {

  /** A busy machine may need that long; whoever has to wait for something else needs for ever. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ClassFileSource classFiles;
  private final FieldMemory memory;
  private final long maxWaitNanos;
  private final Queue<Class<?>> wanted = new ArrayDeque<>();
  private boolean isStarted;
  private boolean isLate;

  /** Finds fields in these class files, and where they lie. */
  public FieldFinder(ClassFileSource classFiles, FieldMemory memory) {
    this(classFiles, memory, MAX_WAIT_NANOS);
  }

  FieldFinder(ClassFileSource classFiles, FieldMemory memory, long maxWaitNanos) {
    this.classFiles = classFiles;
    this.memory = memory;
    this.maxWaitNanos = maxWaitNanos;
  }

  public FieldMemory memory() {
    return memory;
  }

  /** What is known of a class; changed with the lock of the finder. */
  static final class Found {
    private boolean isWanted;
    private volatile @Nullable List<ClassField> fields;
  }

  @Override
  protected Found computeValue(Class<?> type) {
    return new Found();
  }

  /**
   * The instance fields that the source of a class declares, those of its superclasses aside; none
   * where there is no class file.
   *
   * @return null where they aren't known yet
   */
  @Nullable
  public List<ClassField> of(Class<?> type) {
    Found found = get(type);
    if (found.fields == null) {
      await(type, found);
    }
    return found.fields;
  }

  private synchronized void await(Class<?> type, Found found) {
    if (!found.isWanted) {
      wanted.add(type);
      start();
      notifyAll();
      found.isWanted = true; // Last: the stack may end before.
    }
    long start = System.nanoTime();
    boolean interrupted = false;
    while (found.fields == null && !isLate) {
      long left = maxWaitNanos - (System.nanoTime() - start);
      isLate = left <= 0;
      interrupted |= !isLate && isInterruptedIn(TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    if (interrupted) {
      Thread.currentThread().interrupt(); // As it was.
    }
  }

  /** Waits; not by a park, which might use up what somebody else has unparked the thread for. */
  @SuppressWarnings("WaitNotInLoop") // The callers are loops.
  private boolean isInterruptedIn(long millis) {
    try {
      wait(millis);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void start() {
    if (!isStarted) {
      AgentThread.create(this, "l9-fields").start();
      isStarted = true;
    }
  }

  @Override
  public void run() {
    ThreadContext.current().suspend();
    while (true) {
      Class<?> type = take();
      List<ClassField> fields = find(type);
      synchronized (this) {
        get(type).fields = fields;
        isLate = false;
        notifyAll();
      }
    }
  }

  private synchronized Class<?> take() {
    Class<?> next = wanted.poll();
    while (next == null) {
      isInterruptedIn(0);
      next = wanted.poll();
    }
    return next;
  }

  private List<ClassField> find(Class<?> type) {
    try {
      byte[] classFile = classFiles.of(type);
      if (classFile != null) {
        return FieldScanner.scan(type, classFile, memory);
      }
    } catch (Throwable t) { // Whoever is asked on the way; the thread goes on.
      AgentLog.debug("no fields of " + type.getName() + " are shown: " + t);
    }
    return List.of();
  }
}
