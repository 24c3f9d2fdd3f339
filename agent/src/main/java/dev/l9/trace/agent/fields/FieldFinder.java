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
 * <p>A thread of the agent does the work, since that may call another agent, which may wait for
 * anything. The thread that needs the fields waits a limited time for the answer. If the time
 * passes, the fields count as unknown, and no thread waits until the agent's thread has answered.
 * Safe for use by several threads.
 */
public final class FieldFinder extends ClassValue<FieldFinder.Found> implements Runnable {

  /**
   * A busy machine may need that long. A thread that waits for a lock may need for ever, so more
   * time wouldn't help.
   */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ClassFileSource classFiles;
  private final FieldMemory memory;
  private final long maxWaitNanos;
  private final Queue<Class<?>> wanted = new ArrayDeque<>();
  private boolean isStarted;
  private boolean isLate;

  /** Makes a finder for fields in these class files, and for their offsets. */
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

  /** What is known of a class. It is changed under the lock of the finder. */
  static final class Found {
    private boolean isWanted;
    private volatile @Nullable List<ClassField> fields;
  }

  @Override
  protected Found computeValue(Class<?> type) {
    return new Found();
  }

  /**
   * The instance fields that the source of a class itself declares. The list is empty if there is
   * no class file.
   *
   * @return the fields; null if they aren't known yet
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
      found.isWanted = true; // This is set last, since a stack overflow may come before.
    }
    long start = System.nanoTime();
    boolean interrupted = false;
    while (found.fields == null && !isLate) {
      long left = maxWaitNanos - (System.nanoTime() - start);
      isLate = left <= 0;
      interrupted |= !isLate && isInterruptedIn(TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    if (interrupted) {
      Thread.currentThread().interrupt(); // This restores the interrupt status.
    }
  }

  /**
   * Waits. This doesn't use a park, which might consume a permit that was meant for the program.
   */
  @SuppressWarnings("WaitNotInLoop") // The callers call it in loops.
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
    } catch (Throwable t) { // Any code that is called on the way may throw; the thread goes on.
      AgentLog.debug("no fields of " + type.getName() + " are shown: " + t);
    }
    return List.of();
  }
}
