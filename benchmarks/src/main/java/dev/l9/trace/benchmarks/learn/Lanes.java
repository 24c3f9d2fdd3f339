package dev.l9.trace.benchmarks.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does tasks, one at a time in each lane, in their order. Says on standard error how many. */
final class Lanes implements AutoCloseable {

  static final int COUNT = 2;

  private final String name;
  private final List<ExecutorService> lanes = new ArrayList<>();
  private final List<Future<?>> tasks = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();

  Lanes(String name) {
    this.name = name;
    for (int lane = 0; lane < COUNT; lane++) {
      lanes.add(Executors.newSingleThreadExecutor());
    }
  }

  /** A task. */
  interface Task {
    void run() throws IOException, InterruptedException;
  }

  void add(int lane, Task task) {
    Callable<@Nullable Void> counted =
        () -> {
          task.run();
          System.err.print("\r" + name + ": " + done.incrementAndGet() + " ");
          return null;
        };
    tasks.add(lanes.get(lane).submit(counted));
  }

  /** Waits until all that was added is done. */
  void await() throws IOException, InterruptedException {
    for (Future<?> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IOException(name + " can't be run", e.getCause());
      }
    }
    tasks.clear();
  }

  @Override
  public void close() {
    lanes.forEach(ExecutorService::shutdownNow);
    System.err.println();
  }
}
